package io.cotejo.cli.model;

import io.cotejo.cli.client.RegistryClient.Traffic;
import io.cotejo.cli.stack.HomeOption;
import io.cotejo.cli.terminal.Terminal;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cotejo traffic}. */
@Command(name = "traffic", description = "Tell, or set, what the challenger of a model gets of its requests.")
public final class TrafficCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private HomeOption home = new HomeOption();

    @Parameters(index = "0", paramLabel = "MODEL", description = "Its name.")
    private String model = "";

    @Option(
            names = "--canary",
            paramLabel = "SHARE",
            converter = Share.Reader.class,
            description = "The challenger answers so much of what names no version: 10%% or 0.1.")
    private @Nullable Share canary;

    @Option(
            names = "--shadow",
            paramLabel = "SHARE",
            converter = Share.Reader.class,
            description = "The challenger classifies so much beside the champion, which answers.")
    private @Nullable Share shadow;

    @Option(names = "--off", description = "The challenger gets nothing.")
    private boolean off;

    @Mixin
    private ReasonOption reason = new ReasonOption();

    /** Prints on the given terminal. */
    public TrafficCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        boolean set = canary != null || shadow != null;
        if (off && set) {
            throw new ParameterException(spec.commandLine(), "Give either shares, or --off");
        }
        if (!off && !set && spec.commandLine().getParseResult().hasMatchedOption("--reason")) {
            throw new ParameterException(
                    spec.commandLine(), "--reason is for what is set: add --canary, --shadow or --off");
        }
        var registry = home.requireRunning().endpoints().registryClient();
        var present = off ? Traffic.NONE : registry.traffic(model);
        print(off || set ? registry.setTraffic(model, wanted(present), reason.wish()) : present);
        return 0;
    }

    /** What is not named stays as it is. */
    private Traffic wanted(Traffic present) {
        return new Traffic(
                canary == null ? present.canary() : canary.value(),
                shadow == null ? present.shadow() : shadow.value(),
                null,
                null);
    }

    private void print(Traffic traffic) {
        terminal.line(
                traffic.canary() == 0 && traffic.shadow() == 0
                        ? "The challenger of %s gets nothing.".formatted(model)
                        : "The challenger of %s answers %s of what names no version, and classifies %s of the rest beside the champion."
                                .formatted(model, Share.text(traffic.canary()), Share.text(traffic.shadow())));
        if (traffic.by() != null) {
            terminal.line(terminal.style().dim("Set by %s: %s".formatted(traffic.by(), traffic.reason())));
        }
    }
}
