package io.cotejo.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked once from the archive on the class path. */
final class PostgreSqlPrograms {
    private static final int ROOT = 0;
    private static final int EXECUTABLE_BITS = 0111;
    private static final int DIGEST_CHARS = 12;

    private final Path folder;
    private final boolean asRoot;

    private PostgreSqlPrograms(Path folder, boolean asRoot) {
        this.folder = folder;
        this.asRoot = asRoot;
    }

    static PostgreSqlPrograms in(Path parent) throws IOException {
        var archive = archive();
        var folder = parent.resolve("programs-" + digest(archive));
        if (!Files.exists(folder)) {
            var unfinished = parent.resolve("programs.unfinished");
            Home.deleteTree(unfinished);
            unpack(archive, Files.createDirectories(unfinished));
            Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
        }
        var asRoot = runsAsRoot();
        if (asRoot) {
            requireUserNamespaces();
        }
        return new PostgreSqlPrograms(folder, asRoot);
    }

    private static URL archive() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
        var machine = "aarch64".equals(System.getProperty("os.arch")) ? "arm_64" : "x86_64";
        var name = "postgres-%s-%s.txz".formatted(system, machine);
        var archive = PostgreSqlPrograms.class.getClassLoader().getResource(name);
        if (archive == null) {
            throw new EmbeddedException(
                    "There is no PostgreSQL for this machine: %s is not on the class path. Add the artifact of io.zonky.test.postgres that holds it, or use a PostgreSQL of your own."
                            .formatted(name));
        }
        return archive;
    }

    private static String digest(URL archive) throws IOException {
        try (var input = new DigestInputStream(archive.openStream(), MessageDigest.getInstance("SHA-256"))) {
            input.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(input.getMessageDigest().digest()).substring(0, DIGEST_CHARS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static void unpack(URL archive, Path target) throws IOException {
        try (InputStream raw = archive.openStream();
                var tar = new TarArchiveInputStream(new XZInputStream(raw))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(entry, tar, target.resolve(entry.getName()).normalize());
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path path) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.resolveSibling("."));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, path);
            if ((entry.getMode() & EXECUTABLE_BITS) != 0) {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
    }

    private static boolean runsAsRoot() throws IOException {
        var self = Path.of("/proc/self");
        return Files.exists(self) && Files.getAttribute(self, "unix:uid") instanceof Integer uid && uid == ROOT;
    }

    private static void requireUserNamespaces() throws IOException {
        try {
            if (new ProcessBuilder("unshare", "--user", "true").start().waitFor() != 0) {
                throw new EmbeddedException("PostgreSQL refuses to run as root, and this machine allows root no user"
                        + " namespace (unshare --user) to run it in. Run as an ordinary user.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedException("Interrupted while preparing PostgreSQL", e);
        }
    }

    /**
     * The command line of a program. PostgreSQL refuses to run as root, so root runs it in a user namespace without
     * rights of its own.
     */
    List<String> commandLine(String program, List<String> arguments) {
        var namespace = asRoot ? Stream.of("unshare", "--user") : Stream.<String>empty();
        var path = folder.resolve("bin").resolve(program).toString();
        return Stream.of(namespace, Stream.of(path), arguments.stream())
                .flatMap(words -> words)
                .toList();
    }

    /** Tells whether the data folder is of these programs' major version. */
    boolean canOpen(Path dataFolder) throws IOException {
        var major = Files.readString(dataFolder.resolve("PG_VERSION")).trim();
        return Files.readString(folder.resolve("share/postgresql/postgres.bki"))
                .startsWith("# PostgreSQL " + major + "\n");
    }
}
