package io.cotejo.events;

import io.cotejo.events.artifact.Artifact;
import io.cotejo.events.job.ActivationKind;
import io.cotejo.events.job.CallbacksSpec;
import io.cotejo.events.job.DatasetSpec;
import io.cotejo.events.job.Initializer;
import io.cotejo.events.job.Monitor;
import io.cotejo.events.job.NetworkSpec;
import io.cotejo.events.job.Normalization;
import io.cotejo.events.job.OptimizerSpec;
import io.cotejo.events.job.TrainingJob;
import io.cotejo.events.job.TrainingSpec;
import io.cotejo.events.job.ValidationSpec;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One valid example of everything that goes over the topics. */
public final class Samples {
    public static final RunId RUN = RunId.parse("01890a5d-ac96-774b-bcce-b302099a8057");
    public static final Instant AT = Instant.parse("2026-11-01T12:00:00Z");
    public static final String SHA256 = "0123456789abcdef".repeat(4);
    public static final Artifact ARTIFACT = new Artifact("runs/" + RUN + "/model.onnx", 1234, SHA256);
    public static final Score SCORE = new Score(0.25, 0.9);

    private Samples() {}

    public static TrainingJob job() {
        return new TrainingJob(
                "mnist-architectures",
                "mlp-32",
                "digits",
                new DatasetSpec("mnist", null, null, ValidationSpec.last(5000), new Normalization.Unit(), null, null),
                new NetworkSpec.Mlp(List.of(32), ActivationKind.RELU, 0, null, Initializer.KAIMING_UNIFORM),
                new TrainingSpec(5, 64, 42, Monitor.VAL_ACCURACY, 0, null, null),
                new OptimizerSpec.Adam(1e-3, 0, 0, 0.9, 0.999, 1e-8, false),
                CallbacksSpec.NONE,
                null);
    }

    public static Provenance provenance() {
        return new Provenance(
                SHA256,
                "4f2c1aa",
                Map.of("djl", "0.35.1"),
                "a processor",
                2,
                "cpu",
                new UnreadableFiles(1, List.of("train/cats/1.png is empty")),
                SHA256);
    }

    public static NetworkSummary summary() {
        return new NetworkSummary(List.of(new NetworkSummary.Layer("linear", List.of(10), 7850, 7840)), 7850, 7840);
    }

    public static Evaluation evaluation() {
        return new Evaluation(
                SCORE,
                List.of(List.of(9, 1), List.of(1, 9)),
                List.of(0.9, 1.0),
                new Calibration(0.05, List.of(new Calibration.Bin(0, 0, 0), new Calibration.Bin(20, 0.95, 0.9))));
    }

    public static RunState.Completed completed() {
        return new RunState.Completed(
                RUN,
                1,
                AT,
                job(),
                AT,
                provenance(),
                summary(),
                new RunResults(
                        5,
                        4,
                        RunResults.Ending.ALL_EPOCHS,
                        evaluation(),
                        evaluation(),
                        evaluation(),
                        12.5,
                        22_000,
                        SHA256,
                        ARTIFACT,
                        ARTIFACT));
    }

    public static EpochCompleted epoch(int epoch) {
        return new EpochCompleted(RUN, 1, AT, epoch, 5, 1e-3, SCORE, SCORE, null, 0.9, true, 2.5, 22_000);
    }

    public static CheckpointSaved checkpoint() {
        return new CheckpointSaved(RUN, 1, AT, 2, ARTIFACT, 1, 0.9, ARTIFACT, List.of());
    }

    public static ModelExported export() {
        return new ModelExported(
                "digits",
                RUN,
                1,
                AT,
                4,
                ARTIFACT,
                ARTIFACT,
                new Signature(
                        List.of(new Signature.Tensor("image", "UINT8", List.of(-1, 1, 28, 28))),
                        List.of(new Signature.Tensor("logits", "FP32", List.of(-1, 2)))),
                List.of("0", "1"),
                "mnist",
                SHA256,
                evaluation(),
                7850,
                ARTIFACT);
    }

    public static List<Event> events() {
        return List.of(
                new RunState.Queued(RUN, AT, job()),
                new RunState.Running(RUN, 1, AT, job(), AT, provenance(), summary()),
                completed(),
                new RunState.Failed(RUN, 1, AT, null, null, "the loss is not a number"),
                new RunState.Cancelled(RUN, 1, AT, job(), new RunState.Beginning(AT, provenance(), summary())),
                new RunState.Deleted(RUN, AT, List.of(new RunState.DeletedVersion("digits", 2))),
                epoch(1),
                checkpoint(),
                new CancelRequested(RUN, AT),
                export(),
                new ModelVersion("digits", 1, AT, export()),
                new AliasMoved("digits", AliasMoved.CHAMPION, 1, 1, AT),
                new LedgerEntry(
                        "digits",
                        AliasMoved.CHAMPION,
                        1,
                        AT,
                        null,
                        1,
                        "policy",
                        "the first version",
                        null,
                        SCORE,
                        LedgerEntry.Kind.MOVE,
                        0.04),
                new PolicySet("digits", 1, AT, PolicySet.Mode.AUTO, 0.001, 0.05, "Ada", "no noise"),
                new TrafficSet("digits", 1, AT, 0.1, 1, "Ada", "watch it first"),
                new PredictionMade(
                        "digits", 1, "request-7", 0, AT, true, 1, "1", List.of(0.25f, 0.75f), 0.0005, SHA256, "AP8="),
                new FeedbackGiven("digits", "request-7", 0, AT, 0, "0", 1, 1, "1"));
    }
}
