package io.cotejo.metrics.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.cotejo.events.EpochCompleted;
import io.cotejo.events.Evaluation;
import io.cotejo.events.Event;
import io.cotejo.events.EventJson;
import io.cotejo.events.NetworkSummary;
import io.cotejo.events.Provenance;
import io.cotejo.events.RunId;
import io.cotejo.events.RunResults;
import io.cotejo.events.RunState;
import io.cotejo.events.Score;
import io.cotejo.events.job.TrainingJob;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Completed runs that nobody trained, the same ones each time, down to their ids: experiments of 500 runs with learning curves. */
final class GeneratedRuns {
    static final int EPOCHS = 50;
    static final int RUNS_OF_EXPERIMENT = 500;

    private static final Instant FIRST = Instant.parse("2026-10-01T08:00:00Z");
    private static final Duration APART = Duration.ofMinutes(3);
    private static final String SHA = "b".repeat(64);
    private static final List<String> NETWORKS = List.of("mlp-32", "mlp-512", "tiny-cnn", "cnn", "strong-cnn");
    private static final double[] RATES = {0.0001, 0.0003, 0.001, 0.003, 0.01};
    private static final int CLASSES = 10;
    private static final int IMAGES_OF_CLASS = 100;

    private final Random random = new Random(42);

    /** The name of the experiment that a run belongs to. */
    static String experiment(int number) {
        return "bench-" + number / RUNS_OF_EXPERIMENT;
    }

    /** A run's epochs, and what became of it. */
    List<Event> events(int number) {
        var submitted = FIRST.plus(APART.multipliedBy(number));
        var run = RunId.next(Clock.fixed(submitted, ZoneOffset.UTC), random);
        double best = 0.8 + 0.19 * random.nextDouble();
        var events = new ArrayList<Event>();
        IntStream.rangeClosed(1, EPOCHS).forEach(epoch -> events.add(epoch(run, submitted, epoch, best)));
        events.add(completed(run, submitted, job(number), best));
        return events;
    }

    private static TrainingJob job(int number) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("experiment", experiment(number)).put("name", "run " + number % RUNS_OF_EXPERIMENT);
        json.putObject("dataset")
                .put("name", number % 2 == 0 ? "mnist" : "fashion-mnist")
                .put("validation", 5000);
        json.putObject("network").put("type", "preset").put("name", NETWORKS.get(number % NETWORKS.size()));
        json.putObject("training").put("epochs", EPOCHS).put("seed", number % 7).put("batchSize", 32 << number % 3);
        json.putObject("optimizer").put("type", "adam").put("learningRate", RATES[number / 7 % RATES.length]);
        return EventJson.read(json.toString().getBytes(UTF_8), TrainingJob.class);
    }

    private EpochCompleted epoch(RunId run, Instant submitted, int epoch, double best) {
        double accuracy = best * (1 - Math.exp(-epoch / 6.0)) - 0.01 * random.nextDouble();
        var validation = new Score(2.3 * (1 - accuracy), Math.max(0, accuracy - 0.01));
        return new EpochCompleted(
                run,
                1,
                submitted.plusSeconds(epoch),
                epoch,
                EPOCHS,
                0.001,
                new Score(2.2 * (1 - accuracy), Math.max(0, accuracy)),
                validation,
                null,
                validation.accuracy(),
                epoch == EPOCHS,
                1,
                4000);
    }

    private static RunState.Completed completed(RunId run, Instant submitted, TrainingJob job, double accuracy) {
        var network = new NetworkSummary(
                List.of(new NetworkSummary.Layer("linear", List.of(CLASSES), 7850, 7840)), 7850, 7840);
        var test = evaluation(accuracy);
        var results = new RunResults(
                EPOCHS, EPOCHS, RunResults.Ending.ALL_EPOCHS, test, test, test, EPOCHS, 4000, SHA, null, null);
        return new RunState.Completed(
                run, 1, submitted.plusSeconds(EPOCHS + 10), job, submitted, provenance(), network, results);
    }

    private static Provenance provenance() {
        return new Provenance(SHA, "1.0", Map.of("engine", "2.7.1"), "a processor", 2, "cpu", null, null);
    }

    private static Evaluation evaluation(double accuracy) {
        int right = (int) (IMAGES_OF_CLASS * accuracy);
        var confusion = IntStream.range(0, CLASSES)
                .mapToObj(actual -> {
                    var row = new ArrayList<>(Collections.nCopies(CLASSES, 0));
                    row.set(actual, right);
                    row.set((actual + 1) % CLASSES, IMAGES_OF_CLASS - right);
                    return List.copyOf(row);
                })
                .toList();
        return new Evaluation(new Score(2.3 * (1 - accuracy), accuracy), confusion, null, null);
    }
}
