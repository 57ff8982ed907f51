package io.cotejo.trainer.dataset;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/** Writes small files in the public datasets' formats. */
final class DatasetFiles {
    private static final int BLOCK = 512;

    private DatasetFiles() {}

    /** An IDX file of images; every pixel of image i has the value i. */
    static byte[] idxImages(int count, int rows, int columns) {
        var file = ByteBuffer.allocate(16 + count * rows * columns);
        file.putInt(0x803).putInt(count).putInt(rows).putInt(columns);
        for (int i = 0; i < count * rows * columns; i++) {
            file.put((byte) (i / (rows * columns)));
        }
        return file.array();
    }

    /** An IDX file of labels 0 to 9 in turn. */
    static byte[] idxLabels(int count) {
        var file = ByteBuffer.allocate(8 + count).putInt(0x801).putInt(count);
        for (int i = 0; i < count; i++) {
            file.put((byte) (i % 10));
        }
        return file.array();
    }

    /** A CIFAR-10 batch: labels 0 to 9 in turn, red, green and blue being 1, 2 and 3 plus the first value. */
    static byte[] cifarBatch(int count, int first) {
        var file = ByteBuffer.allocate(count * 3073);
        for (int i = 0; i < count; i++) {
            file.put((byte) (i % 10));
            for (int channel = 1; channel <= 3; channel++) {
                var plane = new byte[1024];
                Arrays.fill(plane, (byte) (first + channel));
                file.put(plane);
            }
        }
        return file.array();
    }

    /** One file of a tar archive, padded. */
    static byte[] tarEntry(String name, byte[] content) {
        var entry = ByteBuffer.allocate(BLOCK + Math.ceilDiv(content.length, BLOCK) * BLOCK);
        entry.put(name.getBytes(US_ASCII));
        entry.put(124, "%011o".formatted(content.length).getBytes(US_ASCII));
        entry.put(156, (byte) '0');
        entry.put(148, "        ".getBytes(US_ASCII));
        int sum = 0;
        for (int i = 0; i < BLOCK; i++) {
            sum += entry.get(i);
        }
        entry.put(148, "%06o".formatted(sum).getBytes(US_ASCII)).put(154, (byte) 0);
        return entry.put(BLOCK, content).array();
    }

    /** The two empty blocks that end a tar archive. */
    static byte[] tarEnd() {
        return new byte[2 * BLOCK];
    }

    static byte[] gzip(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            for (var part : parts) {
                gzip.write(part);
            }
        } catch (IOException e) {
            throw new AssertionError("writing to memory", e);
        }
        return out.toByteArray();
    }

    static Path write(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.write(file, content);
    }
}
