package io.cotejo.trainer.dataset;

import java.util.SequencedMap;

/** The records of CIFAR-10's batches: one byte of label, then the pixels, channel after channel. */
final class CifarBatches {
    private static final int MOST_RECORDS = 10_000;

    private CifarBatches() {}

    /** The most bytes that a batch may have. */
    static int largest(ImageShape shape) {
        return MOST_RECORDS * record(shape);
    }

    /**
     * The images of several batches, in order.
     *
     * @param batches content by the name that a message gives it
     * @throws DatasetException if one is damaged
     */
    static ImageSet join(Description description, SequencedMap<String, byte[]> batches) {
        var shape = description.shape();
        batches.forEach((name, batch) -> checkSize(name, batch, record(shape)));
        int images = batches.values().stream()
                .mapToInt(batch -> batch.length / record(shape))
                .sum();
        var pixels = new byte[images * shape.pixels()];
        var labels = new byte[images];
        int image = 0;
        for (var batch : batches.entrySet()) {
            var records = batch.getValue();
            for (int at = 0; at < records.length; at += record(shape)) {
                checkLabel(
                        batch.getKey(), records[at], at, description.classes().size());
                labels[image] = records[at];
                System.arraycopy(records, at + 1, pixels, image * shape.pixels(), shape.pixels());
                image++;
            }
        }
        return new ImageSet(shape, pixels, labels);
    }

    private static void checkSize(String name, byte[] batch, int record) {
        if (batch.length == 0 || batch.length % record != 0) {
            throw new DatasetException(name + " has " + batch.length + " bytes, expected a multiple of " + record
                    + " (the last whole record ends at offset " + batch.length / record * record
                    + "): get the file anew");
        }
    }

    private static void checkLabel(String name, byte label, int offset, int classes) {
        if (Byte.toUnsignedInt(label) >= classes) {
            throw new DatasetException(name + " has label " + Byte.toUnsignedInt(label) + " at offset " + offset
                    + ", allowed are 0 to " + (classes - 1) + ": get the file anew");
        }
    }

    private static int record(ImageShape shape) {
        return 1 + shape.pixels();
    }
}
