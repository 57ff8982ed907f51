package io.cotejo.cli.model;

import io.cotejo.cli.stack.HomeOption;
import io.cotejo.cli.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code cotejo card}. */
@Command(
        name = "card",
        description = "Print the model card of a version, as Markdown.")
public final class CardCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private HomeOption home = new HomeOption();

    @Parameters(index = "0", paramLabel = "MODEL", description = "Its name.")
    private String model = "";

    @Parameters(index = "1", paramLabel = "VERSION", description = "A version of it: 1, 2, ...")
    private int version;

    /** Prints on the given terminal. */
    public CardCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var card = home.requireRunning().endpoints().registryClient().card(model, version);
        card.lines().forEach(terminal::line);
        return 0;
    }
}
