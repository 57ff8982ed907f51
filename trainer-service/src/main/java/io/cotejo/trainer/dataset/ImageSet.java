package io.cotejo.trainer.dataset;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Images with their labels: raw pixels as unsigned bytes {@code [images, channels, height, width]}. Immutable and safe
 * for use by several threads; parts of a set share its memory.
 */
public final class ImageSet {
    private final ImageShape shape;
    private final byte[] pixels;
    private final byte[] labels;
    private final int from;
    private final int size;
    private volatile @Nullable String digest;

    /**
     * Takes over both arrays without copying: the caller must not change them afterwards.
     *
     * @param pixels image after image
     * @param labels one for each image, unsigned
     * @throws IllegalArgumentException if there are not as many pixels as the labels need
     */
    public ImageSet(ImageShape shape, byte[] pixels, byte[] labels) {
        this(shape, pixels, labels, 0, labels.length);
        if ((long) labels.length * shape.pixels() != pixels.length) {
            throw new IllegalArgumentException(labels.length + " images of " + shape + " need "
                    + (long) labels.length * shape.pixels() + " pixels, were " + pixels.length);
        }
    }

    private ImageSet(ImageShape shape, byte[] pixels, byte[] labels, int from, int size) {
        this.shape = shape;
        this.pixels = pixels;
        this.labels = labels;
        this.from = from;
        this.size = size;
    }

    /** How many images there are. */
    public int size() {
        return size;
    }

    /** The size of each image. */
    public ImageShape shape() {
        return shape;
    }

    /** All pixels, read-only, from position 0 to {@code size × shape.pixels()}. */
    public ByteBuffer pixels() {
        int each = shape.pixels();
        return ByteBuffer.wrap(pixels, from * each, size * each).slice().asReadOnlyBuffer();
    }

    /** All labels, read-only. */
    public ByteBuffer labels() {
        return ByteBuffer.wrap(labels, from, size).slice().asReadOnlyBuffer();
    }

    /** The class of one image, counted from 0. */
    public int label(int i) {
        return Byte.toUnsignedInt(labels[from + Objects.checkIndex(i, size)]);
    }

    /** The first images, as a view. */
    public ImageSet first(int n) {
        return range(0, n);
    }

    /** The images from one index up to, not including, another, as a view. */
    public ImageSet range(int start, int end) {
        Objects.checkFromToIndex(start, end, size);
        return new ImageSet(shape, pixels, labels, from + start, end - start);
    }

    /** The images at these indices, in that order, as a copy. */
    ImageSet pick(int[] indices) {
        int each = shape.pixels();
        var picked = new byte[Math.multiplyExact(indices.length, each)];
        var classes = new byte[indices.length];
        for (int i = 0; i < indices.length; i++) {
            int index = from + Objects.checkIndex(indices[i], size);
            System.arraycopy(pixels, index * each, picked, i * each, each);
            classes[i] = labels[index];
        }
        return new ImageSet(shape, picked, classes);
    }

    /** SHA-256 over shape, pixels and labels, in lower-case hexadecimal. */
    public String digest() {
        var known = digest;
        if (known == null) {
            known = compute();
            digest = known;
        }
        return known;
    }

    private String compute() {
        MessageDigest sha256 = Sha256.start();
        sha256.update(ByteBuffer.allocate(4 * Integer.BYTES)
                .putInt(size)
                .putInt(shape.channels())
                .putInt(shape.height())
                .putInt(shape.width())
                .flip());
        sha256.update(pixels());
        sha256.update(labels());
        return HexFormat.of().formatHex(sha256.digest());
    }
}
