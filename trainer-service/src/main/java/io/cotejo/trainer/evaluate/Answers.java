package io.cotejo.trainer.evaluate;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.cotejo.trainer.dataset.ImageSet;
import io.cotejo.trainer.engine.TorchEngine;
import io.cotejo.trainer.network.Network;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** What a network answers when it is not training. */
public final class Answers {
    private static final int CHUNK = 250; // fewer calls than with single batches, and still in the cache

    private Answers() {}

    /** The logits for all images, {@code [images, classes]}, little-endian floats. */
    public static ByteBuffer logits(Network network, ImageSet images) {
        int classes = network.plan().classes();
        var logits = ByteBuffer.allocate(images.size() * classes * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int from = 0; from < images.size(); from += CHUNK) {
            logits.put(chunk(network, images.range(from, Math.min(images.size(), from + CHUNK))));
        }
        return logits.flip();
    }

    private static ByteBuffer chunk(Network network, ImageSet images) {
        var shape = images.shape();
        try (var manager = TorchEngine.newManager()) {
            var pixels = manager.create(
                    images.pixels(),
                    new Shape(images.size(), shape.channels(), shape.height(), shape.width()),
                    DataType.UINT8);
            return network.forward(pixels).toByteBuffer(false);
        }
    }

    /** The class with the highest of {@code classes} values that begin at {@code offset}; the first of equals. */
    public static int best(float[] values, int offset, int classes) {
        int best = 0;
        for (int i = 1; i < classes; i++) {
            if (values[offset + i] > values[offset + best]) {
                best = i;
            }
        }
        return best;
    }
}
