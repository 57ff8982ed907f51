package io.cotejo.metrics.bench;

import static io.cotejo.metrics.fixture.Epochs.epoch;

import io.cotejo.events.EpochCompleted;
import io.cotejo.metrics.fixture.Service;
import io.cotejo.metrics.fixture.States;
import io.cotejo.metrics.fixture.Tables;
import io.cotejo.metrics.fixture.Topics;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * How many epoch events a second get from Kafka into PostgreSQL. Starts a broker and a database of its own, fills the
 * topic, and then times the service from its start to the last event. Argument: how many runs of 50 epochs (default
 * 4000). Needs {@code -Djava.util.logging.manager=org.jboss.logmanager.LogManager}.
 */
public final class IngestBenchmark {
    private static final int EPOCHS = 50;
    private static final double NANOS = 1e9;

    private IngestBenchmark() {}

    public static void main(String[] arguments) {
        int runs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 4000;
        try (var topics = Topics.fresh()) {
            IntStream.range(0, runs)
                    .mapToObj(number -> States.of("bench", "run " + number))
                    .forEach(run -> topics.send(IntStream.rangeClosed(1, EPOCHS)
                            .mapToObj(number -> epoch(run.run(), number).build())
                            .toList()));
            var tables = Tables.fresh();
            long start = System.nanoTime();
            try (var service = Service.start(topics, tables)) {
                tables.awaitAll(topics);
                report(runs * EPOCHS, (System.nanoTime() - start) / NANOS, service);
            }
        }
    }

    private static void report(int events, double seconds, Service service) {
        double folded = service.meters()
                .get("cotejo.events")
                .tags("type", "epochs", "outcome", "folded")
                .counter()
                .count();
        System.out.printf(
                Locale.ROOT,
                "ingest %s %d (folded %.0f) seconds %.2f events/s %.0f%n",
                EpochCompleted.class.getSimpleName(),
                events,
                folded,
                seconds,
                events / seconds);
    }
}
