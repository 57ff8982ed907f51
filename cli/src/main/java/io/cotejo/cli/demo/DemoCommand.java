package io.cotejo.cli.demo;

import io.cotejo.cli.client.Run;
import io.cotejo.cli.compare.RunsTable;
import io.cotejo.cli.stack.Endpoints;
import io.cotejo.cli.stack.HomeOption;
import io.cotejo.cli.stack.PortPlan;
import io.cotejo.cli.stack.Stack;
import io.cotejo.cli.terminal.CommandFailedException;
import io.cotejo.cli.terminal.Interruption;
import io.cotejo.cli.terminal.Terminal;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cotejo demo}. */
@Command(
        name = "demo",
        description = {
            "Take the tour: train four networks, compare them, have the best one read digits.",
            "Starts the stack on free ports; the digits are generated. At the end the stack runs on until Ctrl-C."
        },
        footer = {"", "Exit code: 0 only if all of it worked."})
public final class DemoCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private HomeOption home = new HomeOption();

    @Option(names = "--exit", description = "Stop at the end, instead of waiting for Ctrl-C.")
    private boolean exit;

    /** Prints on the given terminal. */
    public DemoCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var running = home.running();
        if (running.isPresent()) {
            terminal.line("Using the stack that runs in " + home.folder());
            return tour(running.get().endpoints());
        }
        try (var stack = Stack.start(home.folder(), PortPlan.free(), terminal)) {
            int code = tour(stack.endpoints());
            if (!exit) {
                terminal.line("Ctrl-C stops it.");
                Interruption.waitForever();
            }
            return code;
        }
    }

    private int tour(Endpoints endpoints) {
        var tour = new Tour(endpoints, terminal);
        var runs = tour.train(jobs());
        terminal.line("");
        RunsTable.print(runs, terminal);
        terminal.line("");
        RunsTable.reasons(runs).forEach(terminal::complain);
        var completed = runs.stream().filter(Run::completed).toList();
        if (!completed.isEmpty()) {
            tour.classify(completed);
        }
        tour.tellWhere();
        return completed.size() == runs.size() ? 0 : 1;
    }

    private static Path jobs() {
        var root = System.getProperty("cotejo.root");
        if (root == null) {
            throw new CommandFailedException("The folder of the program is not known. Run it through ./cotejo");
        }
        return Path.of(root, "jobs", "demo.yaml");
    }
}
