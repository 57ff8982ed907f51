package io.cotejo.metrics.bench;

import io.cotejo.embedded.junit.TestKafka;
import io.cotejo.metrics.fixture.Tables;
import io.cotejo.metrics.fixture.Topics;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How long the read side takes to answer, over HTTP, with many runs of 50 epochs in the database; and before that, how
 * long the service takes from its start to having read all topics into an empty database. Starts a broker, a database
 * and the packaged service. Argument: how many runs (default 10,000), enough for every question to find some.
 */
public final class CompareBenchmark {
    private static final double NANOS = 1e9;
    private static final double MILLIS = 1e6;
    private static final int WARM_UPS = 10;
    private static final int ROUNDS = 51;
    private static final int COMPARED = 20;
    private static final int PAGE = 50;
    private static final int SKIPPED = 5_000;
    private static final int FEWEST = SKIPPED + PAGE;

    private CompareBenchmark() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int runs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
        if (runs < FEWEST) {
            throw new IllegalArgumentException("RUNS must be at least " + FEWEST
                    + ", otherwise some of the answers that are timed are empty; was " + runs);
        }
        try (var topics = Topics.fresh()) {
            GenerateRuns.write(runs, TestKafka.bootstrapServers(), topics.prefix());
            var tables = Tables.fresh();
            long start = System.nanoTime();
            try (var service = PackagedService.start(topics, tables)) {
                service.awaitRows("SELECT count(*) FROM epochs", runs * GeneratedRuns.EPOCHS);
                service.awaitRows("SELECT count(*) FROM runs", runs);
                restart(runs, (System.nanoTime() - start) / NANOS);
                for (var question : questions(tables).entrySet()) {
                    measure(service, question.getKey(), question.getValue());
                }
            }
        }
    }

    private static void restart(int runs, double seconds) {
        int events = runs * (GeneratedRuns.EPOCHS + 1);
        System.out.printf(
                Locale.ROOT,
                "restart from full topics: %d events in %.1f s, %.0f events/s%n",
                events,
                seconds,
                events / seconds);
    }

    private static Map<String, String> questions(Tables tables) {
        var chosen = tables.texts("SELECT run_id FROM runs ORDER BY run_id LIMIT " + COMPARED);
        var questions = new LinkedHashMap<String, String>();
        questions.put("runs, first page", "runs");
        questions.put("runs, page 100", "runs?offset=" + SKIPPED);
        questions.put("runs, 500 a page", "runs?limit=500");
        questions.put("runs by test accuracy", "runs?sort=-testAccuracy");
        questions.put("runs by best validation accuracy", "runs?sort=-best:val_accuracy");
        questions.put("runs by loss at epoch 10", "runs?sort=at:10:val_loss");
        questions.put("runs of an experiment", "runs?experiment=bench-3");
        questions.put("runs of an experiment by best", "runs?experiment=bench-3&sort=-best:val_accuracy");
        questions.put("runs by network and data set", "runs?network=cnn&dataset=mnist");
        questions.put("runs by name", "runs?name=run%2042");
        questions.put("runs by hyperparameter", "runs?where=optimizer.learningRate%3E0.002");
        questions.put("runs of a month's first days", "runs?since=2026-10-01&until=2026-10-03");
        questions.put("runs with columns", "runs?columns=optimizer.learningRate,training.batchSize");
        questions.put("experiments", "experiments");
        questions.put("hyperparameters of an experiment", "hyperparameters?experiment=bench-3");
        questions.put("comparison of 20 runs", "compare?runs=" + String.join(",", chosen));
        questions.put("curves of 20 runs", "curves?runs=" + String.join(",", chosen));
        questions.put("curves of 500 runs", "curves?experiment=bench-3&limit=500");
        questions.put("one run", "runs/" + chosen.getFirst());
        return questions;
    }

    private static void measure(PackagedService service, String name, String path)
            throws IOException, InterruptedException {
        for (int i = 0; i < WARM_UPS; i++) {
            service.get("/api/v1/" + path);
        }
        var times = new long[ROUNDS];
        int bytes = 0;
        for (int i = 0; i < ROUNDS; i++) {
            long start = System.nanoTime();
            bytes = service.get("/api/v1/" + path).length;
            times[i] = System.nanoTime() - start;
        }
        List<Long> sorted =
                IntStream.range(0, ROUNDS).mapToObj(i -> times[i]).sorted().toList();
        System.out.printf(
                Locale.ROOT,
                "%-36s median %7.1f ms   95 %% %7.1f ms   %,9d bytes%n",
                name,
                sorted.get(ROUNDS / 2) / MILLIS,
                sorted.get(ROUNDS * 95 / 100) / MILLIS,
                bytes);
    }
}
