package io.cotejo.cli.stack;

import io.cotejo.cli.terminal.Interruption;
import io.cotejo.cli.terminal.Terminal;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code cotejo up}. */
@Command(
        name = "up",
        description = {
            "Start Kafka, PostgreSQL and the three services, and watch them until Ctrl-C.",
            "A part that ends by itself is started again."
        })
public final class UpCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private HomeOption home = new HomeOption();

    @Option(names = "--detach", description = "Return as soon as all is ready; `cotejo down` stops it.")
    private boolean detach;

    @Option(
            names = "--ports-from",
            paramLabel = "N",
            description = {
                "Listen on N and the ports after it, instead of 8080 (inference-service), 8081 (metrics-service),",
                "8082 (trainer-service), 9092 (Kafka), 5432 (PostgreSQL) and 9093 (Kafka's controller)."
            })
    private @Nullable Integer firstPort;

    @Option(names = "--background", hidden = true, description = "Started by --detach.")
    private boolean background;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Prints on the given terminal. */
    public UpCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var ports = ports();
        if (detach) {
            var state = new Background(home.folder(), terminal).start(ports, portArguments());
            announce(state);
            terminal.line("`cotejo down` stops it.");
            return 0;
        }
        try (var stack = Stack.start(home.folder(), ports, terminal)) {
            if (!background) {
                announce(stack.state());
                terminal.line("Ctrl-C stops it.");
            }
            Interruption.waitForever();
        }
        return 0;
    }

    private List<String> portArguments() {
        return firstPort == null ? List.of() : List.of("--ports-from", firstPort.toString());
    }

    private PortPlan ports() {
        try {
            return firstPort == null ? PortPlan.usual() : PortPlan.from(firstPort);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--ports-from: " + e.getMessage(), e);
        }
    }

    private void announce(StackState state) {
        terminal.line("");
        PartsTable.print(state.parts().stream().map(PartHealth::of).toList(), terminal);
        terminal.line("");
    }
}
