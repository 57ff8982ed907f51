package io.cotejo.trainer.dataset;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** A file, raw or gzipped by its name, that is read once from front to back and complains by name and offset. */
final class CheckedFile implements AutoCloseable {
    private static final int BUFFER = 1 << 16;
    /** No deflate stream grows more than this. */
    private static final int LARGEST_GROWTH = 1032;

    private final Path path;
    private final boolean gzipped;
    private final long largest;
    private final InputStream in;
    private long offset;

    private CheckedFile(Path path, boolean gzipped, long largest, InputStream in) {
        this.path = path;
        this.gzipped = gzipped;
        this.largest = largest;
        this.in = in;
    }

    /**
     * Opens a file.
     *
     * @throws DatasetException if it cannot be read, or is no gzip file though its name says so
     */
    static CheckedFile open(Path path) {
        boolean gzipped = path.toString().endsWith(".gz");
        try {
            long size = Files.size(path);
            return new CheckedFile(path, gzipped, gzipped ? size * LARGEST_GROWTH : size, stream(path, gzipped));
        } catch (EOFException | ZipException e) {
            throw new DatasetException(path + " is no whole gzip file (" + e.getMessage() + "): get the file anew", e);
        } catch (IOException e) {
            throw new DatasetException("cannot read " + path + ": " + e, e);
        }
    }

    private static InputStream stream(Path path, boolean gzipped) throws IOException {
        var raw = Files.newInputStream(path);
        if (!gzipped) {
            return new BufferedInputStream(raw, BUFFER);
        }
        try {
            return new GZIPInputStream(raw, BUFFER);
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    /** How many bytes of content were read. */
    long offset() {
        return offset;
    }

    /** The next bytes; that the file can have so many is checked before memory is taken. */
    byte[] take(long count) {
        if (count > largest - offset || count > Integer.MAX_VALUE - Long.BYTES) {
            throw fault("is too short: from offset " + offset + " on it needs " + count + " bytes, and it has "
                    + (gzipped ? "at most " : "") + (largest - offset));
        }
        var bytes = new byte[(int) count];
        int filled = fill(bytes);
        if (filled < count) {
            throw fault("ends at offset " + offset + ", where " + (count - filled) + " more bytes are needed");
        }
        return bytes;
    }

    /** The next bytes, which must be the last. */
    byte[] rest(long count) {
        var bytes = take(count);
        long end = offset;
        if (fill(new byte[1]) > 0) {
            throw fault("goes on after offset " + end + ", where it should end");
        }
        return bytes;
    }

    /** The whole content, if it has no more bytes than that. */
    byte[] all(int most) {
        if (largest > most) {
            throw fault("has " + largest + " bytes, expected at most " + most);
        }
        return rest(largest);
    }

    /** Fills an array as far as the file reaches, and says how far. */
    int fill(byte[] bytes) {
        int filled = 0;
        try {
            while (filled < bytes.length) {
                int more = in.read(bytes, filled, bytes.length - filled);
                if (more < 0) {
                    break;
                }
                filled += more;
                offset += more;
            }
            return filled;
        } catch (EOFException e) {
            throw fault("is cut off: its gzip stream breaks off after offset " + offset);
        } catch (ZipException e) {
            throw fault(
                    "is damaged: its gzip stream cannot be read after offset " + offset + " (" + e.getMessage() + ")");
        } catch (IOException e) {
            throw new DatasetException("cannot read " + path + " after offset " + offset + ": " + e, e);
        }
    }

    /** What is wrong with the file, with the remedy added. */
    DatasetException fault(String wrong) {
        return new DatasetException(
                path + " " + wrong + (gzipped ? " (offsets count uncompressed bytes)" : "") + ": get the file anew");
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new DatasetException("cannot close " + path + ": " + e, e);
        }
    }
}
