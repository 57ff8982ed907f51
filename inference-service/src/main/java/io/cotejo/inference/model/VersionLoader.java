package io.cotejo.inference.model;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtException.OrtErrorCode;
import io.cotejo.events.ModelExported;
import io.cotejo.events.artifact.ArtifactStore;
import io.cotejo.events.artifact.CorruptArtifactException;
import io.cotejo.events.artifact.MalformedSafetensorsException;
import io.cotejo.events.artifact.ParityCertificate;
import io.cotejo.inference.model.LoadResult.Fault;
import io.cotejo.inference.model.LoadResult.Refused;
import io.cotejo.inference.model.LoadResult.Verified;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Loads versions, and lets none through whose files, form or answers are not what its export promised. */
final class VersionLoader {
    /** Images of the certificate in one run. */
    private static final int CHUNK = 32;

    /** What the runtime says of a graph that it will never take. */
    private static final Set<OrtErrorCode> JUDGING = EnumSet.of(
            OrtErrorCode.ORT_INVALID_GRAPH,
            OrtErrorCode.ORT_INVALID_PROTOBUF,
            OrtErrorCode.ORT_NOT_IMPLEMENTED,
            OrtErrorCode.ORT_INVALID_ARGUMENT);

    private final ArtifactStore artifacts;

    VersionLoader(ArtifactStore artifacts) {
        this.artifacts = artifacts;
    }

    LoadResult load(ModelExported export) {
        try {
            var graph = artifacts.read(export.onnx());
            var certificate = ParityCertificate.decode(ByteBuffer.wrap(artifacts.read(export.parity())));
            return load(export, graph, certificate);
        } catch (CorruptArtifactException | UncheckedIOException e) {
            return new Refused(Fault.ARTIFACT, String.valueOf(e.getMessage()));
        } catch (MalformedSafetensorsException e) {
            return new Refused(Fault.PARITY, export.parity().uri() + " " + e.getMessage());
        } catch (RuntimeException e) {
            return new Refused(Fault.ARTIFACT, export.onnx().uri() + " cannot be read: " + e);
        }
    }

    private static LoadResult load(ModelExported export, byte[] graph, ParityCertificate certificate) {
        OnnxClassifier classifier;
        try {
            classifier = OnnxClassifier.open(graph);
        } catch (OrtException | IllegalArgumentException e) {
            return new Refused(fault(e), export.onnx().uri() + " cannot be served: " + e.getMessage());
        }
        var result = verifyOrRefuse(classifier, export, certificate);
        if (result instanceof Refused) {
            classifier.release();
        }
        return result;
    }

    private static LoadResult verifyOrRefuse(
            OnnxClassifier classifier, ModelExported export, ParityCertificate certificate) {
        try {
            return verify(classifier, export, certificate);
        } catch (RuntimeException e) {
            return new Refused(Fault.GRAPH, export.onnx().uri() + " cannot be verified: " + e);
        }
    }

    private static LoadResult verify(OnnxClassifier classifier, ModelExported export, ParityCertificate certificate) {
        var signature = classifier.signature();
        if (!signature.matches(export.signature())) {
            return new Refused(
                    Fault.GRAPH,
                    export.onnx().uri() + " is a graph of " + signature + ", announced was " + export.signature());
        }
        if (export.labels().size() != signature.classes()) {
            return new Refused(
                    Fault.GRAPH,
                    export.onnx().uri() + " gives " + signature.classes() + " classes, but has "
                            + export.labels().size() + " labels");
        }
        return verifyParity(classifier, certificate);
    }

    private static LoadResult verifyParity(OnnxClassifier classifier, ParityCertificate certificate) {
        var image = classifier.signature().image();
        var shape = certificate.inputs().shape();
        if (shape[1] != image.channels() || shape[2] != image.height() || shape[3] != image.width() || shape[0] < 1) {
            return new Refused(
                    Fault.PARITY,
                    "the parity certificate is over " + Arrays.toString(shape) + ", the graph takes " + image);
        }
        try {
            var verdict = certificate.compare(answers(classifier, certificate));
            return switch (verdict) {
                case ParityCertificate.Verdict.Same same -> new Verified(classifier, Pace.of(classifier));
                case ParityCertificate.Verdict.Different(var reason) ->
                    new Refused(Fault.PARITY, "ONNX Runtime " + reason);
            };
        } catch (InferenceFailedException e) {
            return new Refused(fault(e.getCause()), String.valueOf(e.getMessage()));
        }
    }

    /** What was wrong if that was thrown: the graph, or the runtime has troubles of its own. */
    static Fault fault(@Nullable Throwable thrown) {
        return switch (thrown) {
            case OrtException e when JUDGING.contains(e.getCode()) -> Fault.GRAPH;
            case IllegalArgumentException _ -> Fault.GRAPH;
            case null, default -> Fault.RUNTIME;
        };
    }

    private static ByteBuffer answers(OnnxClassifier classifier, ParityCertificate certificate) {
        var content = certificate.inputs().content();
        var images = new byte[content.remaining()];
        content.get(images);
        int rows = Math.toIntExact(certificate.inputs().shape()[0]);
        int classes = classifier.signature().classes();
        int bytes = classifier.signature().image().bytes();
        var answers = ByteBuffer.allocate(rows * classes * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int first = 0; first < rows; first += CHUNK) {
            int count = Math.min(CHUNK, rows - first);
            var scores = classifier.classify(images, first * bytes, count);
            for (int i = 0; i < count * classes; i++) {
                answers.putFloat(scores.logit(i / classes, i % classes));
            }
        }
        return answers.flip();
    }
}
