package io.cotejo.cli.deadletter;

import io.cotejo.cli.stack.HomeOption;
import io.cotejo.cli.terminal.CommandFailedException;
import io.cotejo.cli.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cotejo resubmit}. */
@Command(name = "resubmit", description = "Hand a dead letter in again, as it was or put right.")
public final class ResubmitCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private HomeOption home = new HomeOption();

    @Parameters(paramLabel = "ID", description = "Its id, as `cotejo dead-letters` tells it.")
    private String id = "";

    @Option(
            names = "--value",
            paramLabel = "FILE",
            description = "A file with what it is to say instead; checked before it is handed in.")
    private @Nullable Path value;

    /** Prints on the given terminal. */
    public ResubmitCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var letter = home.requireRunning()
                .endpoints()
                .deadLetterClient()
                .resubmit(id, value == null ? null : read(value), System.getProperty("user.name", "unknown"));
        terminal.line("%s goes to %s again.".formatted(letter.id(), letter.topic()));
        return 0;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new CommandFailedException("The file %s cannot be read as text: %s".formatted(file, e), e);
        }
    }
}
