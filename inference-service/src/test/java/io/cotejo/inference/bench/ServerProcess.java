package io.cotejo.inference.bench;

import io.cotejo.embedded.ChildProcess;
import io.cotejo.embedded.Command;
import io.cotejo.embedded.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A packaged application in a process of its own, started as {@code ./cotejo} starts it. It ends with this process. */
public final class ServerProcess implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration PROBE = Duration.ofSeconds(5);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final ChildProcess process;
    private final int port;

    private ServerProcess(ChildProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts it and waits until it is ready.
     *
     * @param jar relative to the repository, which is the working folder
     * @param options of the JVM
     * @param probe the path that answers 200 once it is ready
     */
    public static ServerProcess start(
            Path jar, List<String> options, Map<String, String> environment, Path logs, String probe) {
        int port = Ports.free();
        var arguments = new ArrayList<String>();
        arguments.add(java());
        arguments.addAll(options);
        arguments.addAll(List.of(
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-jar",
                jar.toString()));
        var settings = new HashMap<>(environment);
        settings.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        settings.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        var name = String.valueOf(jar.getName(jar.getNameCount() - 4));
        var process = ChildProcess.start(new Command(name, arguments, logs).withEnvironment(settings));
        var server = new ServerProcess(process, port);
        process.awaitReady(() -> server.status(probe) == 200, START);
        return server;
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private int status(String path) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(address().resolve(path)).timeout(PROBE).build();
        return HTTP.send(request, BodyHandlers.discarding()).statusCode();
    }

    /** Where it listens. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    int port() {
        return port;
    }

    long pid() {
        return process.handle().pid();
    }

    /** False if it ended by itself. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Resident memory in MiB, by the operating system's accounting. */
    long residentMebibytes() {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
