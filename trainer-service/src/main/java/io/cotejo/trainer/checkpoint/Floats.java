package io.cotejo.trainer.checkpoint;

import io.cotejo.events.artifact.Safetensors.DataType;
import io.cotejo.events.artifact.Safetensors.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Real numbers of any width as single ones. */
final class Floats {
    private static final int UPPER_HALF = 16;

    private Floats() {}

    static boolean isFloat(DataType type) {
        return switch (type) {
            case F64, F32, F16, BF16 -> true;
            case I64, I32, I16, I8, U8, BOOL -> false;
        };
    }

    /** True if each of its numbers is finite as a single one. */
    static boolean isFinite(Tensor tensor) {
        var content = tensor.content();
        while (content.hasRemaining()) {
            if (!Float.isFinite(next(content, tensor.type()))) {
                return false;
            }
        }
        return true;
    }

    /** The same tensor as F32. */
    static Tensor single(Tensor tensor) {
        if (tensor.type() == DataType.F32) {
            return tensor;
        }
        var content = tensor.content();
        int numbers = content.remaining() / tensor.type().bytes();
        var single = ByteBuffer.allocate(numbers * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        while (content.hasRemaining()) {
            single.putFloat(next(content, tensor.type()));
        }
        return new Tensor(DataType.F32, tensor.shape(), single.flip());
    }

    private static float next(ByteBuffer content, DataType type) {
        return switch (type) {
            case F64 -> (float) content.getDouble();
            case F32 -> content.getFloat();
            case F16 -> Float.float16ToFloat(content.getShort());
            case BF16 -> Float.intBitsToFloat(content.getShort() << UPPER_HALF);
            case I64, I32, I16, I8, U8, BOOL -> throw new IllegalArgumentException(type + " is no real number");
        };
    }
}
