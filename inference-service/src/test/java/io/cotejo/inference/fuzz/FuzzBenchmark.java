package io.cotejo.inference.fuzz;

import io.cotejo.inference.bench.InferenceService;
import io.cotejo.inference.testing.LinearModel;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Fuzzes the packaged service for so many minutes (default 10), from a seed that is drawn or given. Ends with exit code
 * 1 where an answer was none that may be. Arguments: minutes, the first seed; with a third argument only that many cases.
 */
public final class FuzzBenchmark {
    private static final String MODEL = "fuzzed";
    private static final int THREADS = 16;
    private static final double MINUTE = 60e9;
    private static final int SHOWN = 40;

    private FuzzBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        double minutes = arguments.length > 0 ? Double.parseDouble(arguments[0]) : 10;
        long first = arguments.length > 1 ? Long.parseLong(arguments[1]) : System.nanoTime();
        long cases = arguments.length > 2 ? Long.parseLong(arguments[2]) : Long.MAX_VALUE;
        boolean held;
        try (var service = InferenceService.start("-Xmx512m")) {
            for (var name : List.of(MODEL, MODEL + ValidRequests.SPARE)) {
                var model = service.service().exports().version(name, 1, LinearModel.favouring(3));
                service.service().registry().crown(model);
                service.awaitModel(name);
            }
            held = run(service, first, cases, Duration.ofNanos((long) (minutes * MINUTE)));
        }
        System.exit(held ? 0 : 1);
    }

    private static boolean run(InferenceService service, long first, long cases, Duration time)
            throws InterruptedException {
        var fuzzer = new Fuzzer(service.process().address(), MODEL);
        var next = new AtomicLong();
        var done = new AtomicLong();
        long start = System.nanoTime();
        try (var executor = Executors.newFixedThreadPool(THREADS)) {
            for (int i = 0; i < THREADS; i++) {
                executor.execute(() -> {
                    long number = next.getAndIncrement();
                    while (number < cases && System.nanoTime() - start < time.toNanos()) {
                        fuzzer.run(first + number);
                        done.incrementAndGet();
                        number = next.getAndIncrement();
                    }
                });
            }
        }
        System.out.printf(
                Locale.ROOT, "%,d cases from seed %d; answers by status: %s%n", done.get(), first, fuzzer.statuses());
        fuzzer.violations().values().stream().limit(SHOWN).forEach(System.out::println);
        boolean healthy = service.process().isAlive()
                && service.service()
                                .client()
                                .get("/v2/models/" + MODEL + "/ready")
                                .status()
                        == 200;
        System.out.printf(
                Locale.ROOT,
                "%,d violations; the service is %s%n",
                fuzzer.violations().size(),
                healthy ? "healthy" : "NOT healthy");
        return healthy && fuzzer.violations().isEmpty();
    }
}
