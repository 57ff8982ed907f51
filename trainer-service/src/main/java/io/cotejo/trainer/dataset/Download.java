package io.cotejo.trainer.dataset;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import io.quarkus.logging.Log;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Gets a published dataset that is not in the data folder: into a folder of its own, where it is read and compared with
 * what is known of it, and only then to its place.
 */
final class Download {
    /** Of all files together. */
    static final Duration LONGEST = Duration.ofHours(1);

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int CHUNK = 1 << 20;

    /** By folder: within one process a file's lock is refused, not waited for. */
    private static final Map<Path, Object> TURNS = new ConcurrentHashMap<>();

    private final Published published;
    private final ImageSource result;
    private final Path folder;
    private final Path unfinished;
    private final Duration longest;

    /**
     * A download.
     *
     * @param result reads what was got, from the folder {@link #unfinished}
     * @param longest after which it is given up
     */
    Download(Published published, ImageSource result, Path folder, Duration longest) {
        this.published = published;
        this.result = result;
        this.folder = folder;
        this.unfinished = unfinished(folder, result.description().name());
        this.longest = longest;
    }

    /** Where a dataset is until it is whole. */
    static Path unfinished(Path folder, String dataset) {
        return folder.resolve(".download-" + dataset);
    }

    /**
     * Gets the files; if somebody else is at it, waits for that.
     *
     * @param wanted the source that reads them from their place
     * @throws DatasetException if they cannot be got in time, or are not what was published
     */
    void run(ImageSource wanted) {
        synchronized (TURNS.computeIfAbsent(unfinished.toAbsolutePath().normalize(), _ -> new Object())) {
            try {
                Files.createDirectories(unfinished.resolve(published.folder()));
                try (var channel = FileChannel.open(unfinished.resolve("lock"), CREATE, WRITE);
                        var _ = channel.lock()) {
                    if (!wanted.available()) {
                        get();
                    }
                }
            } catch (IOException e) {
                throw new DatasetException("could not be downloaded to " + folder + ": " + e, e);
            }
        }
    }

    private void get() throws IOException {
        long began = System.nanoTime();
        for (var name : published.files()) {
            get(published.place().resolve(name), target(unfinished, name), began);
        }
        for (var part : Part.values()) {
            check(part);
        }
        for (var name : published.files()) {
            var place = target(folder, name);
            Files.createDirectories(place.getParent());
            Files.move(target(unfinished, name), place, ATOMIC_MOVE);
        }
        Log.infof("got dataset=%s folder=%s", result.description().name(), folder);
    }

    private Path target(Path under, String name) {
        return under.resolve(published.folder()).resolve(name);
    }

    private void get(URI from, Path to, long began) throws IOException {
        var connection = (HttpURLConnection) from.toURL().openConnection();
        connection.setConnectTimeout((int) PATIENCE.toMillis());
        connection.setReadTimeout((int) PATIENCE.toMillis());
        try {
            if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
                throw new DatasetException(from + " answered " + connection.getResponseCode());
            }
            try (var body = connection.getInputStream()) {
                save(body, new Progress(from, connection.getContentLengthLong()), to, began);
            }
        } catch (IOException e) {
            throw new DatasetException(from + " could not be got: " + e, e);
        } finally {
            connection.disconnect();
        }
    }

    private void save(InputStream body, Progress progress, Path to, long began) throws IOException {
        try (var file = FileChannel.open(to, CREATE, WRITE, TRUNCATE_EXISTING)) {
            var chunk = new byte[CHUNK];
            for (int read = body.read(chunk); read >= 0; read = body.read(chunk)) { // what is there, however little
                file.write(ByteBuffer.wrap(chunk, 0, read));
                progress.at(file.position());
                requireBounds(progress.from(), file.position(), began);
            }
            file.force(true);
        }
    }

    private void requireBounds(URI from, long bytes, long began) {
        if (bytes > published.mostBytes()) {
            throw new DatasetException(from + " has more than " + published.mostBytes() + " bytes");
        }
        if (System.nanoTime() - began >= longest.toNanos()) {
            throw new DatasetException(
                    "the download took longer than " + longest + ", and ended at " + from + ", byte " + bytes);
        }
    }

    private void check(Part part) {
        var digest = result.read(part, OptionalInt.empty()).images().digest();
        var expected = published.digests().get(part);
        if (!digest.equals(expected)) {
            throw new DatasetException("what " + published.place() + " holds is not what was published: the "
                    + part.folder() + " images have SHA-256 " + digest + ", expected " + expected);
        }
    }
}
