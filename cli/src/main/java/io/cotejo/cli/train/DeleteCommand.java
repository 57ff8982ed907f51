package io.cotejo.cli.train;

import io.cotejo.cli.stack.HomeOption;
import io.cotejo.cli.terminal.Terminal;
import io.cotejo.events.RunId;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code cotejo delete}. */
@Command(
        name = "delete",
        description = {
            "Delete runs that have ended, with their files and model versions.",
            "A run whose version has an alias is kept, and so is one that has not ended."
        })
public final class DeleteCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private HomeOption home = new HomeOption();

    @Parameters(arity = "1..*", paramLabel = "RUN", description = "Their ids, as `cotejo runs` tells them.")
    private List<RunId> runs = List.of();

    /** Prints on the given terminal. */
    public DeleteCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var metrics = home.requireRunning().endpoints().metricsClient();
        for (var run : runs) {
            metrics.delete(run);
            terminal.line("Run %s is deleted.".formatted(run));
        }
        return 0;
    }
}
