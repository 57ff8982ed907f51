package io.cotejo.cli.stack;

import io.cotejo.cli.terminal.CommandFailedException;
import io.cotejo.embedded.Home;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option that says which stack a command is about. */
public final class HomeOption {
    @Option(
            names = "--home",
            paramLabel = "DIR",
            defaultValue = ".cotejo",
            description = "The folder that holds all state of the stack. Default: ${DEFAULT-VALUE}, here.")
    private Path home = Path.of(".cotejo");

    /** The folder, absolute. */
    public Path folder() {
        return home.toAbsolutePath().normalize();
    }

    /** The folder as the command line names it. */
    public String given() {
        return home.toString();
    }

    /** What runs there, if anything does and is ready. */
    public Optional<StackState> running() {
        return StackState.running(folder());
    }

    /**
     * What runs there.
     *
     * @throws CommandFailedException if nothing does, with the way out
     */
    public StackState requireRunning() {
        return running().orElseThrow(() -> new CommandFailedException(absence()));
    }

    String absence() {
        return Home.owner(folder())
                .map(owner -> "The stack in %s is still starting (process %d). Try again in a moment."
                        .formatted(folder(), owner.pid()))
                .orElseGet(() -> "No stack runs in %s. Start one with `cotejo up`, or name another with --home DIR."
                        .formatted(folder()));
    }
}
