package io.cotejo.trainer.tensorboard;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.zip.CRC32C;

/**
 * A new file of records, in the <a href="https://www.tensorflow.org/tutorials/load_data/tfrecord#tfrecords_format_details">
 * TFRecord format</a>: each the length in 8 bytes, that length's checksum, the content, the content's checksum,
 * little-endian. Grows by whole records; the last one may be cut short if the process dies, which readers expect.
 */
final class RecordFile implements AutoCloseable {
    private static final int MASK_DELTA = 0xa282ead8;

    private final FileChannel channel;

    private RecordFile(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Makes a file, and the folders it lies in.
     *
     * @throws java.nio.file.FileAlreadyExistsException if there is one: what it holds must not be written over
     */
    static RecordFile create(Path file) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.getParent(), "an event file lies in a folder"));
        return new RecordFile(FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS));
    }

    /** Adds a record at the end. */
    void append(byte[] content) throws IOException {
        var length = ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(content.length)
                .flip();
        var record = ByteBuffer.allocate(Long.BYTES + 2 * Integer.BYTES + content.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(length.duplicate())
                .putInt(maskedCrc(length))
                .put(content)
                .putInt(maskedCrc(ByteBuffer.wrap(content)))
                .flip();
        while (record.hasRemaining()) {
            channel.write(record);
        }
    }

    /** Returns once the disk has all records. */
    void force() throws IOException {
        channel.force(false);
    }

    /** CRC-32C, rotated and moved on, so that a checksum over data that holds checksums stays a good one. */
    private static int maskedCrc(ByteBuffer bytes) {
        var crc = new CRC32C();
        crc.update(bytes);
        return Integer.rotateRight((int) crc.getValue(), 15) + MASK_DELTA;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
