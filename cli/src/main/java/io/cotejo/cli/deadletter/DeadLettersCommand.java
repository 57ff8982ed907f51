package io.cotejo.cli.deadletter;

import io.cotejo.cli.client.DeadLetterClient.DeadLetter;
import io.cotejo.cli.client.DeadLetterClient.Listing;
import io.cotejo.cli.stack.HomeOption;
import io.cotejo.cli.terminal.Figures;
import io.cotejo.cli.terminal.FormatOption;
import io.cotejo.cli.terminal.Table;
import io.cotejo.cli.terminal.Terminal;
import io.cotejo.events.EventJson;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cotejo dead-letters}. */
@Command(
        name = "dead-letters",
        description = "List the records that no service could handle, or print the value of one.")
public final class DeadLettersCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private HomeOption home = new HomeOption();

    @Parameters(index = "0", arity = "0..1", paramLabel = "ID", description = "Print what this one says, as it came.")
    private @Nullable String id;

    @Option(
            names = "--topic",
            paramLabel = "NAME",
            defaultValue = "",
            description = "Only those of a topic, such as cotejo.training.jobs.v1.")
    private String topic = "";

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            description = "At most so many. Default: ${DEFAULT-VALUE}.")
    private int limit;

    @Mixin
    private FormatOption format = new FormatOption();

    /** Prints on the given terminal. */
    public DeadLettersCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var client = home.requireRunning().endpoints().deadLetterClient();
        if (id != null) {
            print(client.find(id));
            return 0;
        }
        var listing = client.list(topic, limit);
        switch (format.chosen()) {
            case JSON -> terminal.line(EventJson.mapper().valueToTree(listing).toPrettyString());
            case TABLE -> print(listing);
        }
        return 0;
    }

    private void print(DeadLetter letter) {
        switch (format.chosen()) {
            case JSON -> terminal.line(EventJson.mapper().valueToTree(letter).toPrettyString());
            case TABLE -> terminal.line(letter.value() == null ? "" : letter.value());
        }
    }

    private void print(Listing listing) {
        if (listing.deadLetters().isEmpty()) {
            terminal.line("There are no dead letters.");
            return;
        }
        var figures = new Figures(terminal.style());
        var table = Table.of("id", "key", "state", "reason");
        for (var letter : listing.deadLetters()) {
            var state = letter.resubmittedAt() == null ? terminal.style().bad("waits") : "handed in again";
            table.row(letter.id(), figures.text(letter.key()), state, letter.reason());
        }
        table.print(terminal);
        if (listing.total() > listing.deadLetters().size()) {
            terminal.line("%d of %d; --limit shows more."
                    .formatted(listing.deadLetters().size(), listing.total()));
        }
    }
}
