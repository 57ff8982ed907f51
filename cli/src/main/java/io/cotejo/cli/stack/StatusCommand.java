package io.cotejo.cli.stack;

import io.cotejo.cli.terminal.FormatOption;
import io.cotejo.cli.terminal.Terminal;
import io.cotejo.events.EventJson;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code cotejo status}. */
@Command(
        name = "status",
        description = "Tell name, address and state of every part of the stack.",
        footer = {"", "Exit code: 0 if all parts are ready, 1 if one is not or nothing runs."})
public final class StatusCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private FormatOption format = new FormatOption();

    /** Prints on the given terminal. */
    public StatusCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    private record Report(String home, boolean running, List<PartHealth> parts) {}

    @Override
    public Integer call() {
        var running = home.running();
        var parts = running.map(StackState::parts).orElse(List.of()).parallelStream()
                .map(PartHealth::of)
                .toList();
        switch (format.chosen()) {
            case JSON -> {
                var report = new Report(home.folder().toString(), running.isPresent(), parts);
                terminal.line(EventJson.mapper().valueToTree(report).toPrettyString());
            }
            case TABLE -> {
                if (running.isPresent()) {
                    PartsTable.print(parts, terminal);
                } else {
                    terminal.complain(home.absence());
                }
            }
        }
        return running.isPresent() && parts.stream().allMatch(PartHealth::isReady) ? 0 : 1;
    }
}
