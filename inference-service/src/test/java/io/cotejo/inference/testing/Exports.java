package io.cotejo.inference.testing;

import io.cotejo.events.Evaluation;
import io.cotejo.events.ModelExported;
import io.cotejo.events.ModelVersion;
import io.cotejo.events.RunId;
import io.cotejo.events.Score;
import io.cotejo.events.Signature;
import io.cotejo.events.artifact.Artifact;
import io.cotejo.events.artifact.ArtifactStore;
import io.cotejo.events.artifact.ParityCertificate;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Puts models into an artifact store, as a trainer does. */
public final class Exports {
    /** When everything here happened. */
    public static final Instant AT = Instant.parse("2026-11-01T12:00:00Z");

    private static final int CERTIFIED = 40;

    private final ArtifactStore store;

    public Exports(ArtifactStore store) {
        this.store = store;
    }

    /** A version with a certificate that is true. */
    public ModelVersion version(String model, int version, LinearModel linear) {
        return version(model, version, linear, linear);
    }

    /** A version whose certificate is another model's. */
    public ModelVersion version(String model, int version, LinearModel linear, LinearModel certified) {
        return version(model, version, linear, linear.onnx(), certified);
    }

    /** A version of any graph. */
    public ModelVersion version(String model, int version, LinearModel announced, byte[] onnx, LinearModel certified) {
        var run = RunId.next(Clock.systemUTC(), new Random());
        return version(
                model,
                version,
                run,
                announced,
                store.write("runs/" + run + "/model.onnx", onnx),
                store.write("runs/" + run + "/parity.safetensors", certificate(certified)));
    }

    /** A version of a model that was trained, with a certificate that is true. */
    public ModelVersion version(String model, int version, TrainedDigits trained) {
        var run = RunId.next(Clock.systemUTC(), new Random());
        return version(
                model,
                version,
                run,
                trained.signature(),
                trained.labels(),
                store.write("runs/" + run + "/model.onnx", trained.onnx()),
                store.write("runs/" + run + "/parity.safetensors", trained.certificate()));
    }

    private static ModelVersion version(
            String model, int version, RunId run, LinearModel announced, Artifact onnx, Artifact parity) {
        return version(model, version, run, announced.signature(), announced.labels(), onnx, parity);
    }

    private static ModelVersion version(
            String model,
            int version,
            RunId run,
            Signature signature,
            List<String> labels,
            Artifact onnx,
            Artifact parity) {
        var test = new Evaluation(new Score(0.1, 0.9), List.of(List.of(1)), null, null);
        return new ModelVersion(
                model,
                version,
                AT,
                new ModelExported(
                        model,
                        run,
                        1,
                        AT,
                        1,
                        onnx,
                        parity,
                        signature,
                        labels,
                        "digits",
                        "0".repeat(64),
                        test,
                        7850,
                        null));
    }

    private static ByteBuffer certificate(LinearModel model) {
        var shape = model.shape();
        var images = Images.random(shape, CERTIFIED, 7);
        var logits =
                ByteBuffer.allocate(CERTIFIED * model.classes() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int row = 0; row < CERTIFIED; row++) {
            var image = Arrays.copyOfRange(images, row * shape.bytes(), (row + 1) * shape.bytes());
            for (float logit : model.logits(image)) {
                logits.putFloat(logit);
            }
        }
        long[] edges = {CERTIFIED, shape.channels(), shape.height(), shape.width()};
        return ParityCertificate.of(edges, ByteBuffer.wrap(images), model.classes(), logits.flip())
                .encode();
    }
}
