package io.cotejo.inference.infer;

/** Raw images somewhere in an array: {@code [rows, channels, height, width]} from an offset on. The array is shared. */
final class Pixels {
    private final byte[] bytes;
    private final int offset;
    private final int rows;

    Pixels(byte[] bytes, int offset, int rows) {
        this.bytes = bytes;
        this.offset = offset;
        this.rows = rows;
    }

    byte[] bytes() {
        return bytes;
    }

    int offset() {
        return offset;
    }

    int rows() {
        return rows;
    }
}
