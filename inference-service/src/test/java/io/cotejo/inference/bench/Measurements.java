package io.cotejo.inference.bench;

import io.cotejo.embedded.ChildProcess;
import io.cotejo.embedded.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Runs the load generator against servers. */
final class Measurements {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** The server compiles its code meanwhile, and for the same cores. */
    private static final int WARM_UP = 2;

    private final Path folder;
    private final int seconds;

    /** Measures for so many seconds, after twice as many of warming up. */
    Measurements(Path folder, int seconds) {
        this.folder = folder;
        this.seconds = seconds;
    }

    Load of(ServerProcess server, int connections, byte[] request) throws IOException {
        var sent = folder.resolve("request.bin");
        var result = folder.resolve("load.properties");
        Files.write(sent, request);
        Files.deleteIfExists(result);
        var arguments = List.of(
                ServerProcess.java(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                LoadGenerator.class.getName(),
                Integer.toString(server.port()),
                Long.toString(server.pid()),
                Integer.toString(connections),
                Integer.toString(WARM_UP * seconds),
                Integer.toString(seconds),
                sent.toString(),
                result.toString());
        try (var generator = ChildProcess.start(new Command("load", arguments, folder))) {
            generator.awaitSuccess(PATIENCE.plusSeconds((WARM_UP + 1L) * seconds));
        }
        return Load.read(result);
    }
}
