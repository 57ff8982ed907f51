package io.cotejo.inference.model;

/** Raw images somewhere in an array: {@code [rows, channels, height, width]} from an offset on. The array is shared. */
public final class Pixels {
    private final byte[] bytes;
    private final int offset;
    private final int rows;

    /** Images that begin at {@code offset}. */
    public Pixels(byte[] bytes, int offset, int rows) {
        this.bytes = bytes;
        this.offset = offset;
        this.rows = rows;
    }

    /** The array that they are in. */
    public byte[] bytes() {
        return bytes;
    }

    /** Where the first one begins. */
    public int offset() {
        return offset;
    }

    /** How many images there are. */
    public int rows() {
        return rows;
    }
}
