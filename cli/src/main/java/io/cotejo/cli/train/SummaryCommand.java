package io.cotejo.cli.train;

import io.cotejo.cli.stack.HomeOption;
import io.cotejo.cli.terminal.CommandFailedException;
import io.cotejo.cli.terminal.OutputFormat;
import io.cotejo.cli.terminal.Terminal;
import io.cotejo.events.EventJson;
import io.cotejo.events.RunId;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cotejo summary}. */
@Command(
        name = "summary",
        description = "Show the network of a run, layer by layer: output shape, parameters, multiply-adds, memory.")
@SuppressWarnings("NullAway.Init") // picocli injects the specification
public final class SummaryCommand implements Callable<Integer> {
    private static final int LARGEST_BATCH = 1_000_000;

    private final Terminal terminal;

    @Spec
    private CommandSpec specification;

    @Mixin
    private HomeOption home = new HomeOption();

    @Parameters(paramLabel = "RUN", description = "The id of a run, as `cotejo runs` tells it.")
    private RunId run;

    @Option(
            names = "--batch",
            paramLabel = "N",
            defaultValue = "1",
            description = "Count for so many images at once. Default: ${DEFAULT-VALUE}.")
    private int batch = 1;

    @Option(
            names = "--format",
            defaultValue = "table",
            description = "One of ${COMPLETION-CANDIDATES}; json is for one image. Default: ${DEFAULT-VALUE}.")
    private OutputFormat format = OutputFormat.TABLE;

    /** Prints on the given terminal. */
    public SummaryCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (batch < 1 || batch > LARGEST_BATCH) {
            throw new ParameterException(
                    specification.commandLine(),
                    "--batch must be from 1 to %d, was %d".formatted(LARGEST_BATCH, batch));
        }
        var details = home.requireRunning().endpoints().metricsClient().details(run);
        var network = Optional.ofNullable(details.summary())
                .orElseThrow(() -> new CommandFailedException(
                        "The network of run %s is not known: no trainer has begun it.".formatted(run)));
        switch (format) {
            case JSON -> terminal.line(EventJson.mapper().valueToTree(network).toPrettyString());
            case TABLE -> new NetworkTable(network, batch).print(terminal);
        }
        return 0;
    }
}
