package io.cotejo.inference.bench;

import static org.awaitility.Awaitility.await;

import io.cotejo.events.TrafficSet;
import io.cotejo.inference.testing.LinearModel;
import io.cotejo.inference.testing.TrainedDigits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.awaitility.core.ConditionTimeoutException;

/**
 * The packaged service under mixed traffic while its champion changes and a challenger has its share: good requests, bad
 * ones, unknown models, clients that hang up. Ends with exit code 1 where an answer was not the one asked for, the service's counts are not the
 * clients', or its memory grew. The heap is taken at once, so that what grows is a leak. Arguments: requests (default
 * 2,000,000), swaps (default 200).
 */
public final class SoakBenchmark {
    private static final int CONNECTIONS = 32;
    private static final int CHALLENGER = 3;
    private static final double CANARY = 0.1;
    private static final double SHADOW = 0.1;
    private static final Duration SETTLING = Duration.ofSeconds(20);

    private final InferenceService service;
    private final List<Long> residentMebibytes = new ArrayList<>();
    private final long requests;
    private final int count;

    private SoakBenchmark(InferenceService service, long requests, int count) {
        this.service = service;
        this.requests = requests;
        this.count = count;
    }

    public static void main(String[] arguments) throws Exception {
        long requests = arguments.length > 0 ? Long.parseLong(arguments[0]) : 2_000_000;
        int swaps = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 200;
        boolean held;
        try (var service = InferenceService.start("-Xms256m", "-Xmx256m", "-XX:+AlwaysPreTouch")) {
            held = new SoakBenchmark(service, requests, swaps).run();
        }
        System.exit(held ? 0 : 1);
    }

    private boolean run() throws IOException, InterruptedException, ExecutionException {
        register();
        var swapped = new CompletableFuture<Void>();
        var traffic = new SoakTraffic(requests, () -> !swapped.isDone(), this::observe);
        var swaps = new Swaps(service.service(), count, requests, traffic::sent);
        var server = new InetSocketAddress(
                InetAddress.getLoopbackAddress(), service.process().port());
        try (var executor = Executors.newSingleThreadExecutor();
                var callers = new Callers(server, CONNECTIONS, traffic)) {
            var swapping = CompletableFuture.runAsync(swaps, executor).whenComplete((_, fault) -> {
                if (fault == null) {
                    swapped.complete(null);
                } else {
                    swapped.completeExceptionally(fault);
                }
            });
            callers.run();
            swapping.get();
        }
        observe();
        return judge(new SoakReport(traffic, swaps, residentMebibytes));
    }

    private void register() {
        var trained = new TrainedDigits();
        service.service().registry().crown(service.service().exports().version(SoakTraffic.MODEL, 1, trained));
        service.service()
                .registry()
                .register(service.service().exports().version(SoakTraffic.MODEL, 2, LinearModel.favouring(3)));
        service.service()
                .registry()
                .register(service.service().exports().version(SoakTraffic.MODEL, CHALLENGER, LinearModel.favouring(5)));
        service.service().registry().move(SoakTraffic.MODEL, TrafficSet.CHALLENGER, CHALLENGER);
        service.service().registry().traffic(SoakTraffic.MODEL, CANARY, SHADOW);
        service.awaitModel(SoakTraffic.MODEL);
    }

    private void observe() {
        residentMebibytes.add(service.process().residentMebibytes());
        System.out.printf(
                Locale.ROOT, "%3d0 %%  RSS %d MiB%n", residentMebibytes.size() - 1, residentMebibytes.getLast());
    }

    private boolean judge(SoakReport report) {
        settle(report);
        var counts = ServiceCounts.of(service.service().client());
        report.print(counts);
        var faults = new ArrayList<>(report.faults(counts));
        if (!report.memoryIsFlat()) {
            faults.add("the memory grew by more than a tenth since 20 % of the requests");
        }
        if (!counts.byVersion().containsKey(Integer.toString(CHALLENGER))) {
            faults.add("the challenger answered nothing");
        }
        if (!service.process().isAlive()) {
            faults.add("the service ended");
        }
        faults.forEach(fault -> System.out.println("DOES NOT HOLD: " + fault));
        System.out.println(faults.isEmpty() ? "all holds" : faults.size() + " things do not hold");
        return faults.isEmpty();
    }

    /** What clients sent before they hung up may still be on its way. */
    private void settle(SoakReport report) {
        try {
            await().atMost(SETTLING)
                    .until(() -> report.faults(
                                    ServiceCounts.of(service.service().client()))
                            .isEmpty());
        } catch (ConditionTimeoutException _) {
            // the judgement that follows says what does not hold
        }
    }
}
