package io.cotejo.cli.model;

import io.cotejo.cli.stack.HomeOption;
import io.cotejo.cli.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code cotejo promote}. */
@Command(
        name = "promote",
        description = "Make a version the champion of its model: what requests without a version get.")
public final class PromoteCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private HomeOption home = new HomeOption();

    @Parameters(index = "0", paramLabel = "MODEL", description = "Its name.")
    private String model = "";

    @Parameters(index = "1", paramLabel = "VERSION", description = "A version of it: 1, 2, ...")
    private int version;

    @Mixin
    private ReasonOption reason = new ReasonOption();

    /** Prints on the given terminal. */
    public PromoteCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        home.requireRunning().endpoints().registryClient().promote(model, version, reason.wish());
        terminal.line("Version %d is the champion of %s.".formatted(version, model));
        return 0;
    }
}
