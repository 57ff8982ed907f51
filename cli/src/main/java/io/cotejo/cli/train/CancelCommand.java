package io.cotejo.cli.train;

import io.cotejo.cli.stack.HomeOption;
import io.cotejo.cli.terminal.Terminal;
import io.cotejo.events.RunId;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code cotejo cancel}. */
@Command(name = "cancel", description = "End a run that is queued or training.")
public final class CancelCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private HomeOption home = new HomeOption();

    @Parameters(paramLabel = "RUN", description = "Its id, as `cotejo runs` tells it.")
    private @Nullable RunId run;

    /** Prints on the given terminal. */
    public CancelCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (run != null) {
            home.requireRunning().endpoints().trainerClient().cancel(run);
            terminal.line("Run %s is being cancelled.".formatted(run));
        }
        return 0;
    }
}
