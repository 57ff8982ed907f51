package io.cotejo.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;

/**
 * The one folder that holds all state of an embedded stack, locked for this process until closed.
 *
 * <p>The lock dies with its owner, so a folder left behind by a killed process can be opened again.
 */
public final class Home implements AutoCloseable {
    private static final String MARKER = ".cotejo-home";
    private static final long GIB = 1L << 30;

    private final Path folder;
    private final HomeLock lock;

    private Home(Path folder, HomeLock lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Opens the folder, made if it is missing, and locks it.
     *
     * @throws EmbeddedException if it is held by a living process, cannot be written, holds something else, or less
     *     than 1 GiB of disk is free
     */
    public static Home open(Path folder) {
        return open(folder, GIB);
    }

    static Home open(Path folder, long requiredBytes) {
        var absolute = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(absolute);
            mark(absolute);
            requireSpace(absolute, requiredBytes);
            return locked(absolute);
        } catch (IOException e) {
            throw new EmbeddedException(
                    "The home folder %s cannot be written (%s). Make it writable, or choose another: --home DIR"
                            .formatted(absolute, e),
                    e);
        }
    }

    private static Home locked(Path folder) throws IOException {
        var lock = HomeLock.take(folder);
        try {
            var home = new Home(folder, lock);
            for (var part : new Path[] {home.kafka(), home.postgres(), home.artifacts(), home.logs()}) {
                Files.createDirectories(part);
            }
            return home;
        } catch (IOException e) {
            lock.close();
            throw e;
        }
    }

    private static void mark(Path folder) throws IOException {
        var marker = folder.resolve(MARKER);
        if (Files.exists(marker)) {
            return;
        }
        try (var entries = Files.list(folder)) {
            if (entries.anyMatch(entry -> !entry.equals(marker))) {
                throw new EmbeddedException(
                        "%s is not a Cotejo home: it holds other files. Choose an empty or a new folder: --home DIR"
                                .formatted(folder));
            }
        }
        Files.writeString(marker, "The state of a Cotejo stack. `cotejo down --purge` removes it.\n");
    }

    private static void requireSpace(Path folder, long requiredBytes) throws IOException {
        var usableBytes = Files.getFileStore(folder).getUsableSpace();
        if (usableBytes < requiredBytes) {
            throw new EmbeddedException(
                    "Only %d MiB of disk are free at %s, %d MiB are needed. Free some space, or choose a folder on another disk: --home DIR"
                            .formatted(usableBytes >> 20, folder, requiredBytes >> 20));
        }
    }

    /** Names the living process that holds the folder, if there is one. */
    public static Optional<ProcessHandle> owner(Path folder) {
        return HomeLock.owner(folder.toAbsolutePath().normalize());
    }

    /**
     * Deletes the folder with all that is in it.
     *
     * @throws EmbeddedException if it is not a Cotejo home, or a living process holds it
     */
    public static void purge(Path folder) {
        var absolute = folder.toAbsolutePath().normalize();
        if (!Files.exists(absolute.resolve(MARKER))) {
            throw new EmbeddedException(
                    "%s is not a Cotejo home: there is no %s in it. Nothing was deleted.".formatted(absolute, MARKER));
        }
        try (var lock = HomeLock.take(absolute)) {
            deleteTree(lock.folder());
        } catch (IOException e) {
            throw new EmbeddedException("%s cannot be deleted (%s). Delete it by hand.".formatted(absolute, e), e);
        }
    }

    /** Deletes a folder with all that is in it; no symbolic link is followed. */
    static void deleteTree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** The folder itself, absolute. */
    public Path folder() {
        return folder;
    }

    /** Where the broker keeps its logs. */
    public Path kafka() {
        return folder.resolve("kafka");
    }

    /** Where PostgreSQL keeps its programs, its data and its password. */
    public Path postgres() {
        return folder.resolve("postgres");
    }

    /** Where checkpoints and models are kept. */
    public Path artifacts() {
        return folder.resolve("artifacts");
    }

    /** What the child processes print, {@code <name>.log}, and their process ids, {@code <name>.pid}. */
    public Path logs() {
        return folder.resolve("logs");
    }

    /** Gives the folder back; stop what runs in it first. */
    @Override
    public void close() {
        lock.close();
    }
}
