package io.cotejo.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The folder in which PostgreSQL keeps its data, made once, and the password to it. */
final class PostgreSqlCluster {
    static final String USER = "cotejo";
    private static final Command.Ending FAST_SHUTDOWN = new Command.Ending("INT", Duration.ofSeconds(20));
    private static final Duration INIT_TIMEOUT = Duration.ofMinutes(2);
    private static final int PASSWORD_BYTES = 24;

    private final PostgreSqlSpec spec;

    PostgreSqlCluster(PostgreSqlSpec spec) {
        this.spec = spec;
    }

    /** Unpacks the programs and makes the data folder, what of it is missing. */
    PostgreSqlPrograms prepare() throws IOException {
        Files.createDirectories(spec.folder());
        var programs = PostgreSqlPrograms.in(spec.folder());
        if (!Files.exists(folder())) {
            init(programs);
        }
        requireSameVersion(programs);
        return programs;
    }

    private Path folder() {
        return spec.folder().resolve("data");
    }

    private Path passwordFile() {
        return spec.folder().resolve("password");
    }

    private void init(PostgreSqlPrograms programs) throws IOException {
        var unfinished = spec.folder().resolve("data.unfinished");
        Home.deleteTree(unfinished);
        writePassword();
        var arguments = List.of(
                "--pgdata=" + unfinished,
                "--username=" + USER,
                "--pwfile=" + passwordFile(),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--locale=C.UTF-8");
        var init = new Command("postgres-init", programs.commandLine("initdb", arguments), spec.logs());
        try (var process = ChildProcess.start(init)) {
            process.awaitSuccess(INIT_TIMEOUT);
        }
        Files.move(unfinished, folder(), StandardCopyOption.ATOMIC_MOVE);
    }

    private void writePassword() throws IOException {
        var random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        Files.deleteIfExists(passwordFile());
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Files.createFile(passwordFile(), ownerOnly);
        Files.writeString(passwordFile(), Base64.getUrlEncoder().encodeToString(random));
    }

    private void requireSameVersion(PostgreSqlPrograms programs) throws IOException {
        if (!programs.canOpen(folder())) {
            throw new EmbeddedException(
                    "%s was made by another major version of PostgreSQL. Start afresh with `./cotejo down --purge`, or choose another folder: --home DIR"
                            .formatted(folder()));
        }
    }

    String password() {
        try {
            return Files.readString(passwordFile());
        } catch (IOException e) {
            throw new EmbeddedException(
                    "The password of PostgreSQL cannot be read from %s (%s). Put it back, or start afresh with `./cotejo down --purge`"
                            .formatted(passwordFile(), e.getMessage()),
                    e);
        }
    }

    Command server(PostgreSqlPrograms programs) {
        var arguments = List.of(
                "-D", folder().toString(),
                "-p", Integer.toString(spec.port()),
                "-c", "listen_addresses=127.0.0.1",
                "-c", "unix_socket_directories=",
                "-c", "timezone=UTC",
                "-c", "log_timezone=UTC",
                "-c", "log_min_messages=warning");
        return server(programs.commandLine("postgres", arguments));
    }

    private Command server(List<String> commandLine) {
        return new Command("postgres", commandLine, spec.logs()).withEnding(FAST_SHUTDOWN);
    }

    /**
     * Clears the way for a start after a kill. PostgreSQL leaves a file with its process id and refuses to start while a
     * process of that id lives, whichever that is by now: ends it if it is this cluster's server, forgets it if not.
     */
    void endStaleServer() throws IOException {
        ChildProcess.endSurvivor(server(List.of("postgres")));
        var pidFile = folder().resolve("postmaster.pid");
        var living = readPid(pidFile).flatMap(ProcessHandle::of).filter(ProcessHandle::isAlive);
        if (living.isEmpty()) {
            return;
        }
        if (living.get().info().commandLine().orElse("").contains(folder().toString())) {
            ChildProcess.end(living.get(), FAST_SHUTDOWN);
        } else {
            Files.delete(pidFile);
        }
    }

    private static Optional<Long> readPid(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (var lines = Files.lines(file)) {
            return lines.findFirst().filter(line -> line.matches("\\d{1,9}")).map(Long::valueOf);
        }
    }
}
