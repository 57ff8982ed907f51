package io.cotejo.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An exclusive lock on a folder, held through the operating system, which drops it when the process ends in any way.
 *
 * <p>The owner's process id stands in a second file: closing any channel on the locked one would give the lock away.
 */
final class HomeLock implements AutoCloseable {
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel channel;

    private HomeLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    static HomeLock take(Path folder) throws IOException {
        if (!HELD_HERE.add(folder)) {
            throw held(folder);
        }
        try {
            var channel =
                    FileChannel.open(folder.resolve("home.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                channel.close();
                throw held(folder);
            }
            new PidFile(folder.resolve("owner.pid")).write(ProcessHandle.current());
            return new HomeLock(folder, channel);
        } catch (IOException | RuntimeException e) {
            HELD_HERE.remove(folder);
            throw e;
        }
    }

    static Optional<ProcessHandle> owner(Path folder) {
        return new PidFile(folder.resolve("owner.pid")).living();
    }

    private static EmbeddedException held(Path folder) {
        var owner = owner(folder).map(handle -> "process " + handle.pid()).orElse("another process");
        return new EmbeddedException(
                "The home folder %s is in use by %s. Stop it with `./cotejo down`, or choose another: --home DIR"
                        .formatted(folder, owner));
    }

    Path folder() {
        return folder;
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(folder.resolve("owner.pid"));
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            HELD_HERE.remove(folder);
        }
    }
}
