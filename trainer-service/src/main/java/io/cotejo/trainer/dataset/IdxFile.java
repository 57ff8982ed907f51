package io.cotejo.trainer.dataset;

import java.nio.ByteBuffer;
import java.nio.file.Path;

/** A file in the format of <a href="https://yann.lecun.org/exdb/mnist/">MNIST</a>, read whole and checked. */
final class IdxFile {
    private static final int IMAGES_MAGIC = 0x0803;
    private static final int LABELS_MAGIC = 0x0801;
    private static final int MOST = 1_000_000;

    private IdxFile() {}

    /** The pixels of all images. */
    static byte[] images(Path path, ImageShape shape) {
        try (var file = CheckedFile.open(path)) {
            var header = header(file, IMAGES_MAGIC, 3);
            int count = count(file, header);
            int rows = header.getInt();
            int columns = header.getInt();
            if (rows != shape.height() || columns != shape.width()) {
                throw file.fault("says at offset 8 that its images have " + rows + "×" + columns + " pixels, expected "
                        + shape.height() + "×" + shape.width());
            }
            return file.rest(count * (long) shape.pixels());
        }
    }

    /** All labels, each below the number of classes. */
    static byte[] labels(Path path, int classes) {
        try (var file = CheckedFile.open(path)) {
            int count = count(file, header(file, LABELS_MAGIC, 1));
            var labels = file.rest(count);
            for (int i = 0; i < labels.length; i++) {
                if (Byte.toUnsignedInt(labels[i]) >= classes) {
                    throw file.fault("has label " + Byte.toUnsignedInt(labels[i]) + " at offset " + (8 + i)
                            + ", allowed are 0 to " + (classes - 1));
                }
            }
            return labels;
        }
    }

    private static ByteBuffer header(CheckedFile file, int magic, long dimensions) {
        var header = ByteBuffer.wrap(file.take(Integer.BYTES * (1 + dimensions)));
        int seen = header.getInt();
        if (seen != magic) {
            throw file.fault("begins with %08x at offset 0, expected %08x".formatted(seen, magic));
        }
        return header;
    }

    private static int count(CheckedFile file, ByteBuffer header) {
        int count = header.getInt();
        if (count < 1 || count > MOST) {
            throw file.fault("says at offset 4 that it has " + Integer.toUnsignedString(count)
                    + " entries, allowed are 1 to " + MOST);
        }
        return count;
    }
}
