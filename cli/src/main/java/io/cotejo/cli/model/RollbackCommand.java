package io.cotejo.cli.model;

import io.cotejo.cli.stack.HomeOption;
import io.cotejo.cli.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code cotejo rollback}. */
@Command(
        name = "rollback",
        description = "Make the champion before the present one the champion again.")
public final class RollbackCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private HomeOption home = new HomeOption();

    @Parameters(index = "0", paramLabel = "MODEL", description = "Its name.")
    private String model = "";

    @Mixin
    private ReasonOption reason = new ReasonOption();

    /** Prints on the given terminal. */
    public RollbackCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var move = home.requireRunning().endpoints().registryClient().rollBack(model, reason.wish());
        terminal.line("Version %d is the champion of %s again."
                .formatted(move.path("version").asInt(), model));
        return 0;
    }
}
