package io.cotejo.trainer.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.cotejo.trainer.seed.SeededRandom;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What decides which values dropout drops: 16 random bits for each, so that a rate is kept to 1/65536. The same for a batch however many
 * threads share it.
 */
final class DropoutNoise {
    private static final int LEVELS = 1 << Short.SIZE;

    private final int wordsPerImage;
    private SeededRandom random = SeededRandom.of(0);
    private ByteBuffer words = ByteBuffer.allocateDirect(0);

    DropoutNoise(int valuesPerImage) {
        this.wordsPerImage = Math.ceilDiv(valuesPerImage, Long.BYTES / Short.BYTES);
    }

    /** How many of the {@link #LEVELS} a rate drops; never all. */
    static int dropped(double rate) {
        return Math.clamp(Math.round(rate * LEVELS), 0, LEVELS - 1);
    }

    /** By what the values that stay are multiplied, so that their mean stays. */
    static double scale(double rate) {
        return (double) LEVELS / (LEVELS - dropped(rate));
    }

    /** Whether anything may be dropped at all. */
    boolean needed() {
        return wordsPerImage > 0;
    }

    /** Takes random numbers from there from now on. */
    void from(SeededRandom source) {
        random = source;
    }

    /**
     * Random numbers for the next batch, {@code [images, words]}, words of 64 bits, each of which decides on four values. In memory that the
     * batch after it uses again.
     */
    NDArray next(NDManager owner, int images) {
        int size = Math.multiplyExact(Math.multiplyExact(images, wordsPerImage), Long.BYTES);
        if (words.capacity() < size) {
            words = ByteBuffer.allocateDirect(size).order(ByteOrder.nativeOrder());
        }
        for (int at = 0; at < size; at += Long.BYTES) {
            words.putLong(at, random.nextLong());
        }
        return owner.create(words.slice(0, size), new Shape(images, wordsPerImage), DataType.INT64);
    }
}
