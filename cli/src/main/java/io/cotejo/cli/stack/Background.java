package io.cotejo.cli.stack;

import io.cotejo.cli.terminal.CommandFailedException;
import io.cotejo.cli.terminal.Interruption;
import io.cotejo.cli.terminal.Terminal;
import io.cotejo.embedded.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Starts the stack in a process that outlives this one. */
final class Background {
    private static final Duration PAUSE = Duration.ofMillis(200);
    /** Away from the terminal: neither its Ctrl-C nor its closing ends the process. */
    private static final String DETACHED = """
            trap '' HUP INT
            if command -v setsid >/dev/null; then exec setsid "$@"; fi
            exec "$@"
            """;

    private static final List<String> JVM_OPTIONS = List.of(
            "-Xmx128m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private final Installation installation = Installation.ofProcess();
    private final Path home;
    private final Terminal terminal;
    private final Path log;

    Background(Path home, Terminal terminal) {
        this.home = home;
        this.terminal = terminal;
        this.log = home.resolve("logs").resolve("supervisor.log");
    }

    /**
     * Starts it and waits until all of it is ready; what it says meanwhile is shown.
     *
     * @param ports what {@code arguments} come to
     * @param arguments for {@code up}
     * @throws CommandFailedException if it ends before that
     */
    StackState start(PortPlan ports, List<String> arguments) {
        Home.open(home).close(); // complains here, rather than in a log
        ports.requireFree();
        try {
            var process = new ProcessBuilder(commandLine(arguments))
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            try (var _ = Interruption.then(process::destroy)) {
                return follow(process);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailedException("Interrupted while the stack was starting", e);
        }
    }

    private StackState follow(Process process) throws IOException, InterruptedException {
        int shown = 0;
        while (true) {
            boolean ended = process.waitFor(PAUSE);
            var lines = Files.readAllLines(log);
            lines.subList(shown, lines.size()).forEach(terminal::line);
            shown = lines.size();
            Optional<StackState> state = StackState.running(home);
            if (state.isPresent()) {
                return state.get();
            }
            if (ended) {
                throw new CommandFailedException("The stack did not start; its log is " + log);
            }
        }
    }

    private List<String> commandLine(List<String> arguments) {
        var line = new ArrayList<>(List.of("sh", "-c", DETACHED, "cotejo"));
        line.add(installation.java().toString());
        line.addAll(JVM_OPTIONS);
        line.add("-Dcotejo.root=" + installation.root());
        line.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.cotejo.cli.Main", "up", "--background"));
        line.addAll(List.of("--home", home.toString()));
        line.addAll(arguments);
        return line;
    }
}
