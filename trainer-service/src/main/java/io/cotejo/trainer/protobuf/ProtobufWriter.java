package io.cotejo.trainer.protobuf;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * One message in the <a href="https://protobuf.dev/programming-guides/encoding/">protocol buffers wire format</a>: as much
 * of it as ONNX and TensorBoard need. Fields are written in the order of the calls.
 */
public final class ProtobufWriter {
    private static final int VARINT = 0;
    private static final int FIXED_64 = 1;
    private static final int LENGTH_DELIMITED = 2;
    private static final int FIXED_32 = 5;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** A field of type {@code int32}, {@code int64}, {@code bool} or of an enumeration. */
    public ProtobufWriter integer(int field, long value) {
        tag(field, VARINT);
        varint(value);
        return this;
    }

    /** A field of type {@code float}. */
    public ProtobufWriter real(int field, float value) {
        tag(field, FIXED_32);
        littleEndian(Integer.toUnsignedLong(Float.floatToRawIntBits(value)), Float.BYTES);
        return this;
    }

    /** A field of type {@code double}. */
    public ProtobufWriter real(int field, double value) {
        tag(field, FIXED_64);
        littleEndian(Double.doubleToRawLongBits(value), Double.BYTES);
        return this;
    }

    /** A packed field of type {@code repeated double}. */
    public ProtobufWriter reals(int field, double[] values) {
        var packed = ByteBuffer.allocate(values.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        packed.asDoubleBuffer().put(values);
        return bytes(field, packed.array());
    }

    /** A field of type {@code string}. */
    public ProtobufWriter text(int field, String value) {
        return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    /** A field that is a message itself; what is added to that later does not count. */
    public ProtobufWriter message(int field, ProtobufWriter message) {
        return bytes(field, message.toByteArray());
    }

    /** A field of type {@code bytes}. */
    public ProtobufWriter bytes(int field, byte[] value) {
        tag(field, LENGTH_DELIMITED);
        varint(value.length);
        out.writeBytes(value);
        return this;
    }

    /** The message so far. */
    public byte[] toByteArray() {
        return out.toByteArray();
    }

    private void tag(int field, int wireType) {
        varint(((long) field << 3) | wireType);
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            out.write((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    private void littleEndian(long bits, int bytes) {
        for (int i = 0; i < bytes; i++) {
            out.write((int) (bits >>> (i * Byte.SIZE)));
        }
    }
}
