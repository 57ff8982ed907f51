package io.cotejo.trainer.export;

import io.cotejo.events.Signature;
import io.cotejo.events.artifact.ParityCertificate;
import java.nio.ByteBuffer;

/** A network as others can run it. Immutable; owns no native memory. */
public final class ExportedModel {
    private final byte[] onnx;
    private final ParityCertificate parity;
    private final Signature signature;

    ExportedModel(byte[] onnx, ParityCertificate parity, Signature signature) {
        this.onnx = onnx;
        this.parity = parity;
        this.signature = signature;
    }

    /** The ONNX file, opset 17, preprocessing inside. */
    public ByteBuffer onnx() {
        return ByteBuffer.wrap(onnx).asReadOnlyBuffer();
    }

    /** Held-out inputs, and the training engine's answers to them. */
    public ParityCertificate parity() {
        return parity;
    }

    /** What it takes and gives. */
    public Signature signature() {
        return signature;
    }
}
