package io.cotejo.events.artifact;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A folder of artifacts. Files appear whole or not at all, and are checked whenever they are read. Safe for use by
 * several threads and several processes, as long as no two write the same name at once.
 */
public final class ArtifactStore {
    private final Path root;

    public ArtifactStore(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /**
     * Stores a file: written beside its place, forced to the disk, then renamed.
     *
     * @param uri relative to the root, forward slashes
     * @throws UncheckedIOException if the disk does not take it
     */
    public Artifact write(String uri, ByteBuffer content) {
        var sha256 = sha256(content.duplicate());
        long size = content.remaining();
        var target = path(uri);
        var folder = Objects.requireNonNullElse(target.getParent(), root);
        try {
            Files.createDirectories(folder);
            var temporary = Files.createTempFile(folder, "." + target.getFileName(), ".tmp");
            try {
                writeAndForce(temporary, content.duplicate());
                Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                forceFolder(folder);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot store " + uri + " in " + root + ": " + e.getMessage(), e);
        }
        return new Artifact(uri, size, sha256);
    }

    /** Stores a file: see {@link #write(String, ByteBuffer)}. */
    public Artifact write(String uri, byte[] content) {
        return write(uri, ByteBuffer.wrap(content));
    }

    /**
     * Reads a file, and checks that it is the one that was announced.
     *
     * @throws CorruptArtifactException if it is missing, or its size or SHA-256 differs
     * @throws UncheckedIOException if the disk does not give it
     */
    public byte[] read(Artifact artifact) {
        var path = path(artifact.uri());
        try {
            long size = Files.size(path);
            if (size != artifact.sizeBytes()) {
                throw new CorruptArtifactException(
                        artifact, "has " + size + " bytes, announced were " + artifact.sizeBytes());
            }
            var content = Files.readAllBytes(path);
            var sha256 = sha256(ByteBuffer.wrap(content));
            if (!sha256.equals(artifact.sha256())) {
                throw new CorruptArtifactException(
                        artifact, "has SHA-256 " + sha256 + ", announced was " + artifact.sha256());
            }
            return content;
        } catch (NoSuchFileException e) {
            throw new CorruptArtifactException(artifact, "is missing from " + root);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path + ": " + e.getMessage(), e);
        }
    }

    /** The place of a file; whether it exists is not looked at. It is always inside the store. */
    public Path path(String uri) {
        Artifact.requireRelative(uri);
        var path = root;
        for (var name : Path.of(uri)) {
            path = path.resolve(name);
            if (Files.isSymbolicLink(path)) {
                throw new IllegalArgumentException("an artifact's path must not lead over a symbolic link, was " + uri);
            }
        }
        return path;
    }

    /**
     * Removes a folder and all that is in it; does nothing if there is none. A link in it is removed, not followed.
     *
     * @throws UncheckedIOException if the disk does not let go of it
     */
    public void removeFolder(String uri) {
        var folder = path(uri);
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try {
            Files.walkFileTree(folder, new Removal());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + uri + " from " + root + ": " + e.getMessage(), e);
        }
    }

    /** Minds nothing that is gone already: somebody else may remove it too. */
    private static final class Removal extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (failure instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw failure;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
            if (failure != null) {
                throw failure;
            }
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
        }
    }

    /** SHA-256 of the remaining bytes, in lower-case hexadecimal. */
    public static String sha256(ByteBuffer content) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(content);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static void writeAndForce(Path file, ByteBuffer content) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            while (content.hasRemaining()) {
                channel.write(content);
            }
            channel.force(true);
        }
    }

    private static void forceFolder(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
