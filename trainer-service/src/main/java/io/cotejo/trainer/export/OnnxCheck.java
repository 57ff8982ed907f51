package io.cotejo.trainer.export;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.cotejo.events.artifact.ParityCertificate;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.Set;

/** Has ONNX Runtime answer a certificate's inputs, as whoever serves the file will. */
final class OnnxCheck {
    private OnnxCheck() {}

    /** Throws {@link ExportException} if the file cannot be run, or answers otherwise than the certificate says. */
    static void verify(byte[] onnx, ParityCertificate certificate) {
        switch (certificate.compare(answers(onnx, certificate))) {
            case ParityCertificate.Verdict.Same same -> {}
            case ParityCertificate.Verdict.Different different ->
                throw new ExportException("the exported model " + different.reason());
        }
    }

    private static ByteBuffer answers(byte[] onnx, ParityCertificate certificate) {
        CommandLine.requireShort();
        var environment = OrtEnvironment.getEnvironment();
        try (var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            try (var session = environment.createSession(onnx, options);
                    var input = input(environment, certificate);
                    var result = session.run(Map.of(OnnxModel.INPUT, input), Set.of(OnnxModel.LOGITS))) {
                return ((OnnxTensor) result.get(0)).getByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
            }
        } catch (OrtException e) {
            throw new ExportException("ONNX Runtime does not take the exported model: " + e.getMessage(), e);
        }
    }

    private static OnnxTensor input(OrtEnvironment environment, ParityCertificate certificate) throws OrtException {
        var content = certificate.inputs().content();
        var direct = ByteBuffer.allocateDirect(content.remaining()).put(content).flip();
        return OnnxTensor.createTensor(environment, direct, certificate.inputs().shape(), OnnxJavaType.UINT8);
    }
}
