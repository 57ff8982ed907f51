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
import java.util.OptionalInt;

/**
 * Gets a published dataset that is not in the data folder: into a folder of its own, where it is read and compared with
 * what is known of it, and only then to its place.
 */
final class Download {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int CHUNK = 1 << 20;

    private final Published published;
    private final ImageSource result;
    private final Path folder;
    private final Path unfinished;

    /**
     * A download.
     *
     * @param result reads what was got, from the folder {@link #unfinished}
     */
    Download(Published published, ImageSource result, Path folder) {
        this.published = published;
        this.result = result;
        this.folder = folder;
        this.unfinished = unfinished(folder, result.description().name());
    }

    /** Where a dataset is until it is whole. */
    static Path unfinished(Path folder, String dataset) {
        return folder.resolve(".download-" + dataset);
    }

    /**
     * Gets the files; if another process is at it, waits for that.
     *
     * @param wanted the source that reads them from their place
     * @throws DatasetException if they cannot be got, or are not what was published
     */
    void run(ImageSource wanted) {
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

    private void get() throws IOException {
        for (var name : published.files()) {
            get(published.place().resolve(name), target(unfinished, name));
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

    private void get(URI from, Path to) throws IOException {
        var connection = (HttpURLConnection) from.toURL().openConnection();
        connection.setConnectTimeout((int) PATIENCE.toMillis());
        connection.setReadTimeout((int) PATIENCE.toMillis());
        try {
            if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
                throw new DatasetException(from + " answered " + connection.getResponseCode());
            }
            try (var body = connection.getInputStream()) {
                save(body, new Progress(from, connection.getContentLengthLong()), to);
            }
        } catch (IOException e) {
            throw new DatasetException(from + " could not be got: " + e, e);
        } finally {
            connection.disconnect();
        }
    }

    private void save(InputStream body, Progress progress, Path to) throws IOException {
        try (var file = FileChannel.open(to, CREATE, WRITE, TRUNCATE_EXISTING)) {
            var chunk = new byte[CHUNK];
            for (int read = body.readNBytes(chunk, 0, CHUNK); read > 0; read = body.readNBytes(chunk, 0, CHUNK)) {
                file.write(ByteBuffer.wrap(chunk, 0, read));
                progress.at(file.position());
                if (file.position() > published.mostBytes()) {
                    throw new DatasetException(progress.from() + " has more than " + published.mostBytes() + " bytes");
                }
            }
            file.force(true);
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
