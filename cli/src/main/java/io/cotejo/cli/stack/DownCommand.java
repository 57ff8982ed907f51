package io.cotejo.cli.stack;

import io.cotejo.cli.terminal.CommandFailedException;
import io.cotejo.cli.terminal.Terminal;
import io.cotejo.embedded.Home;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cotejo down}. */
@Command(name = "down", description = "Stop the stack, whoever started it. Its state stays, unless it is purged.")
public final class DownCommand implements Callable<Integer> {
    private static final long PATIENCE_SECONDS = 120;

    private final Terminal terminal;

    @Mixin
    private HomeOption home = new HomeOption();

    @Option(names = "--purge", description = "Also remove the home folder, with every run and model in it.")
    private boolean purge;

    /** Prints on the given terminal. */
    public DownCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var owner = Home.owner(home.folder());
        if (owner.isPresent()) {
            end(owner.get());
        } else {
            terminal.line("No stack runs in " + home.folder() + ".");
        }
        if (purge && Files.exists(home.folder())) {
            Home.purge(home.folder());
            terminal.line("Removed " + home.folder() + ".");
        }
        return 0;
    }

    private void end(ProcessHandle supervisor) {
        terminal.line("Stopping the stack in %s (process %d) %s"
                .formatted(home.folder(), supervisor.pid(), terminal.style().ellipsis()));
        supervisor.destroy();
        try {
            supervisor.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            terminal.line("Stopped.");
        } catch (TimeoutException e) {
            throw new CommandFailedException(
                    "Process %d did not stop within %d s. Its log is in %s; as a last resort: kill -9 %d"
                            .formatted(
                                    supervisor.pid(),
                                    PATIENCE_SECONDS,
                                    home.folder().resolve("logs"),
                                    supervisor.pid()),
                    e);
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
