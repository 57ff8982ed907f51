package io.cotejo.metrics.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.cotejo.events.Calibration;
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
import io.cotejo.events.artifact.Artifact;
import io.cotejo.events.job.TrainingJob;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** A run with a learning curve and ten classes, as a trainer would tell of it: what the page looks like with something on it. */
final class Showcase {
    static final int CLASSES = 10;

    private static final Instant SUBMITTED = Instant.parse("2026-11-20T09:00:00Z");
    private static final String SHA = "c".repeat(64);
    private static final int IMAGES = 100;

    private final Random random;
    private final TrainingJob job;
    private final RunId run;
    private final int epochs;
    private final double ceiling;
    private final long parameters;

    private Showcase(String experiment, String name, Network network, long seed, int epochs) {
        random = new Random(31L * name.hashCode() + seed);
        run = RunId.next(Clock.fixed(SUBMITTED.plusSeconds(seed * 977L), ZoneOffset.UTC), random);
        job = job(experiment, name, network.preset(), seed, epochs);
        ceiling = network.ceiling() + random.nextGaussian() * 0.002;
        parameters = network.parameters();
        this.epochs = epochs;
    }

    /**
     * What a run of it comes to.
     *
     * @param ceiling the accuracy that it comes near to
     */
    record Network(String preset, long parameters, double ceiling) {}

    static Showcase of(String experiment, String name, Network network, long seed, int epochs) {
        return new Showcase(experiment, name, network, seed, epochs);
    }

    private static TrainingJob job(String experiment, String name, String network, long seed, int epochs) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("experiment", experiment).put("name", name).put("model", "digits");
        json.putObject("dataset").put("name", "mnist").put("validation", 5000);
        json.putObject("network").put("type", "preset").put("name", network);
        json.putObject("training").put("epochs", epochs).put("seed", seed);
        json.putObject("optimizer").put("type", "adam").put("learningRate", seed % 2 == 0 ? 5e-4 : 1e-3);
        return EventJson.read(json.toString().getBytes(UTF_8), TrainingJob.class);
    }

    RunId run() {
        return run;
    }

    /** Queued, trained and completed. */
    List<Event> completed(Artifact predictions) {
        var events = new ArrayList<>(begun(epochs));
        var ended = started().plusSeconds(epochs * 12L);
        events.add(new RunState.Completed(
                run,
                1,
                ended,
                job,
                started(),
                provenance(),
                summary(),
                results().withPredictions(predictions)));
        return events;
    }

    /** Queued, and trained so far. */
    List<Event> begun(int upTo) {
        var events = new ArrayList<Event>();
        events.add(new RunState.Queued(run, SUBMITTED, job));
        events.add(new RunState.Running(run, 1, started(), job, started(), provenance(), summary()));
        IntStream.rangeClosed(1, upTo).mapToObj(this::epoch).forEach(events::add);
        return events;
    }

    /** Failed in its third epoch. */
    List<Event> failed(String reason) {
        var events = new ArrayList<>(begun(2));
        var began = new RunState.Beginning(started(), provenance(), summary());
        events.add(new RunState.Failed(run, 1, started().plusSeconds(30), job, began, reason));
        return events;
    }

    private static Instant started() {
        return SUBMITTED.plusSeconds(60);
    }

    EpochCompleted epoch(int number) {
        double near = 1 - Math.exp(-number / 3.0);
        double accuracy = Math.min(0.9995, ceiling * (0.86 + 0.14 * near) + random.nextGaussian() * 0.001);
        double loss = 0.4 * Math.exp(-number / 4.0) + (1 - ceiling) * 2.2 + Math.abs(random.nextGaussian()) * 0.004;
        var train = new Score(0.6 * Math.exp(-number / 3.2) + 0.01, Math.min(1, ceiling * (0.84 + 0.17 * near)));
        return new EpochCompleted(
                run,
                1,
                started().plusSeconds(number * 12L),
                number,
                epochs,
                1e-3,
                train,
                new Score(loss, accuracy),
                null,
                accuracy,
                number == 1 || number > epochs - 3,
                2 + parameters / 40_000.0,
                55_000 / (2 + parameters / 40_000.0));
    }

    private RunResults results() {
        var test = evaluation();
        return new RunResults(
                epochs,
                Math.max(1, epochs - 2),
                RunResults.Ending.ALL_EPOCHS,
                evaluation(),
                evaluation(),
                test,
                epochs * (2 + parameters / 40_000.0),
                55_000 / (2 + parameters / 40_000.0),
                SHA,
                null,
                null);
    }

    private Evaluation evaluation() {
        var confusion = IntStream.range(0, CLASSES).mapToObj(this::answers).toList();
        int hits = IntStream.range(0, CLASSES)
                .map(label -> confusion.get(label).get(label))
                .sum();
        double accuracy = (double) hits / (IMAGES * CLASSES);
        var bins = IntStream.range(0, 10)
                .mapToObj(bin -> new Calibration.Bin(bin == 9 ? 900 : 11, (bin + 0.6) / 10, (bin + 0.5) / 10))
                .toList();
        var score = new Score((1 - accuracy) * 2.4, accuracy);
        return new Evaluation(
                score,
                confusion,
                List.of(accuracy, (1 + accuracy) / 2, 0.998, 0.999, 1.0),
                new Calibration(0.0123, bins));
    }

    private List<Integer> answers(int label) {
        var row = new int[CLASSES];
        for (int image = 0; image < IMAGES; image++) {
            boolean right = random.nextDouble() < ceiling - (label == 4 || label == 9 ? 0.02 : 0);
            row[right ? label : random.nextBoolean() ? (label + 5) % CLASSES : random.nextInt(CLASSES)]++;
        }
        return IntStream.of(row).boxed().toList();
    }

    private static Provenance provenance() {
        var libraries = Map.of("djl", "0.35.1", "pytorch", "2.7.1", "jdk", "25");
        return new Provenance(SHA, "0436dde", libraries, "a processor", 2, "cpu", null, null);
    }

    private NetworkSummary summary() {
        var layers = List.of(
                new NetworkSummary.Layer("conv2d", List.of(32, 28, 28), 320, 250_880),
                new NetworkSummary.Layer("relu", List.of(32, 28, 28), 0, 0),
                new NetworkSummary.Layer("maxPool2d", List.of(32, 14, 14), 0, 0),
                new NetworkSummary.Layer("flatten", List.of(6272), 0, 0),
                new NetworkSummary.Layer("linear", List.of(CLASSES), parameters - 320, parameters - 320));
        return new NetworkSummary(layers, parameters, parameters * 8);
    }
}
