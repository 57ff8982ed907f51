package io.cotejo.cli.compare;

import io.cotejo.cli.client.MetricsClient;
import io.cotejo.cli.client.MetricsClient.Comparand;
import io.cotejo.cli.client.MetricsClient.Experiment;
import io.cotejo.cli.client.Run;
import io.cotejo.cli.stack.HomeOption;
import io.cotejo.cli.terminal.CommandFailedException;
import io.cotejo.cli.terminal.Terminal;
import io.cotejo.events.RunId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cotejo compare}. */
@Command(
        name = "compare",
        description = {
            "Show runs side by side: parameters, test accuracy, loss, time.",
            "Where runs differ in nothing but the seed, also mean and standard deviation.",
            "Without runs and experiment, the experiment that was last at work."
        })
public final class CompareCommand implements Callable<Integer> {
    /** As many as metrics-service puts side by side of an experiment. */
    private static final String MOST = "100";

    private final Terminal terminal;

    @Mixin
    private HomeOption home = new HomeOption();

    @Parameters(paramLabel = "RUN", arity = "0..*", description = "Ids of runs, as `cotejo runs` tells them.")
    private List<RunId> runs = List.of();

    @Option(names = "--experiment", paramLabel = "NAME", defaultValue = "", description = "All runs of an experiment.")
    private String experiment = "";

    @Option(
            names = "--format",
            defaultValue = "table",
            description =
                    "One of ${COMPLETION-CANDIDATES}; all but table hold every figure. Default: ${DEFAULT-VALUE}.")
    private Format format = Format.TABLE;

    enum Format {
        TABLE(""),
        JSON("application/json"),
        CSV("text/csv"),
        MARKDOWN("text/markdown");

        private final String mediaType;

        Format(String mediaType) {
            this.mediaType = mediaType;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Prints on the given terminal. */
    public CompareCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var metrics = home.requireRunning().endpoints().metricsClient();
        var what = new Comparand(runs, runs.isEmpty() && experiment.isBlank() ? latest(metrics) : experiment);
        if (format == Format.TABLE) {
            printTable(metrics, what);
        } else {
            terminal.line(metrics.comparison(what, format.mediaType).stripTrailing());
        }
        return 0;
    }

    private static String latest(MetricsClient metrics) {
        return metrics.experiments().stream()
                .max(Comparator.comparing(each -> Objects.requireNonNullElse(each.lastActivity(), Instant.MIN)))
                .map(Experiment::name)
                .orElseThrow(() ->
                        new CommandFailedException("There are no runs yet. Submit some: cotejo train jobs/demo.yaml"));
    }

    private void printTable(MetricsClient metrics, Comparand what) {
        List<Run> found = what.runs().isEmpty()
                ? metrics.runs(Map.of("experiment", what.experiment(), "sort", "-testAccuracy", "limit", MOST))
                : metrics.runs(what.runs());
        if (found.isEmpty()) {
            throw new CommandFailedException("There are no such runs. `cotejo runs` tells those there are.");
        }
        if (what.runs().isEmpty()) {
            terminal.line(terminal.style().bold(what.experiment()));
        }
        RunsTable.print(found, terminal);
        GroupsTable.print(metrics.groups(what), terminal);
    }
}
