package io.cotejo.inference.testing;

import io.cotejo.embedded.Ports;
import io.cotejo.embedded.junit.TestKafka;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The service as it is shipped, in a process of its own. */
public final class PackagedService implements AutoCloseable {
    private final ProcessBuilder command;
    private final Path log;
    private final Client client;
    private Process process;

    private PackagedService(ProcessBuilder command, Path log, int port) {
        this.command = command;
        this.log = log;
        client = new Client(URI.create("http://127.0.0.1:" + port));
        process = launch();
    }

    /** Starts one with these environment variables; its log is {@code name.log} in the folder, beside the artifacts. */
    public static PackagedService start(Path folder, String name, String prefix, Map<String, String> variables) {
        int port = Ports.free();
        var log = folder.resolve(name + ".log");
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx256m",
                "-jar",
                Path.of("target", "quarkus-app", "quarkus-run.jar").toString());
        builder.environment().put("KAFKA_BOOTSTRAP_SERVERS", TestKafka.bootstrapServers());
        builder.environment()
                .put("COTEJO_ARTIFACTS", folder.resolve("artifacts").toString());
        builder.environment().put("COTEJO_TOPIC_PREFIX", prefix);
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        builder.environment().putAll(variables);
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        return new PackagedService(builder, log, port);
    }

    private Process launch() {
        try {
            return command.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it again where it was, after it has ended; its log goes on. */
    public void restart() {
        process = launch();
    }

    /** Calls it. */
    public Client client() {
        return client;
    }

    /** Asks it to end, with SIGTERM. */
    public void end() {
        process.destroy();
    }

    /** Ends it with SIGKILL. */
    public void kill() {
        process.destroyForcibly();
        awaitExit();
    }

    /** Its exit code, once it has ended. */
    public int awaitExit() {
        try {
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                throw new AssertionError("it does not end:\n" + log());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    /** What it has said. */
    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
