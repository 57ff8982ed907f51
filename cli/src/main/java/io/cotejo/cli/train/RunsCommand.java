package io.cotejo.cli.train;

import io.cotejo.cli.client.Run;
import io.cotejo.cli.stack.HomeOption;
import io.cotejo.cli.terminal.Figures;
import io.cotejo.cli.terminal.FormatOption;
import io.cotejo.cli.terminal.Table;
import io.cotejo.cli.terminal.Terminal;
import io.cotejo.events.EventJson;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cotejo runs}. */
@Command(name = "runs", description = "List runs, the latest first unless --sort says otherwise.")
public final class RunsCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private HomeOption home = new HomeOption();

    @Option(
            names = "--experiment",
            paramLabel = "NAME",
            defaultValue = "",
            description = "Only those of an experiment.")
    private String experiment = "";

    @Option(
            names = "--state",
            paramLabel = "STATE",
            defaultValue = "",
            description = "Only queued, running, completed, failed or cancelled ones.")
    private String state = "";

    @Option(
            names = "--name",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "Only those with this in their name.")
    private String name = "";

    @Option(
            names = "--where",
            paramLabel = "DEMAND",
            description = {
                "Only those whose job fulfils this: a path, one of = != < <= > >= ~ (contains), and a value,",
                "such as 'optimizer.learningRate<=0.01'. Given several times, all of them count."
            })
    private List<String> where = List.of();

    @Option(
            names = "--sort",
            paramLabel = "FIGURE",
            defaultValue = "-submittedAt",
            description = {
                "By a field of the JSON, or by best:val_accuracy, last:train_loss, at:10:val_loss; with a minus",
                "in front the greatest first: --sort=-testAccuracy. Default: ${DEFAULT-VALUE}."
            })
    private String sort = "-submittedAt";

    @Option(
            names = "--columns",
            paramLabel = "PATH",
            split = ",",
            description = "Also what the jobs say there: optimizer.learningRate,training.batchSize")
    private List<String> columns = List.of();

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            description = "At most so many. Default: ${DEFAULT-VALUE}.")
    private int limit = 50;

    @Mixin
    private FormatOption format = new FormatOption();

    /** Prints on the given terminal. */
    public RunsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var runs = home.requireRunning()
                .endpoints()
                .metricsClient()
                .runs(
                        Map.of(
                                "experiment", experiment,
                                "state", state,
                                "name", name,
                                "sort", sort,
                                "columns", String.join(",", columns),
                                "limit", Integer.toString(limit)),
                        where);
        switch (format.chosen()) {
            case JSON ->
                terminal.line(
                        EventJson.mapper().valueToTree(Map.of("runs", runs)).toPrettyString());
            case TABLE -> printTable(runs);
        }
        return 0;
    }

    private void printTable(List<Run> runs) {
        var style = terminal.style();
        var figures = new Figures(style);
        var headings = Stream.of("run", "experiment", "name", "state", ">epochs", ">held-out", ">test accuracy");
        var table = Table.of(Stream.concat(headings, columns.stream()).toArray(String[]::new));
        for (var run : runs) {
            var cells = Stream.of(
                    run.runId().toString(),
                    figures.text(run.experiment()),
                    figures.text(run.name()),
                    state(run),
                    figures.count(run.epochsDone()) + "/" + figures.count(run.epochs()),
                    figures.precise(run.heldOutAccuracy()),
                    figures.precise(run.testAccuracy()));
            var values = columns.stream().map(path -> figures.text(run.value(path)));
            table.row(Stream.concat(cells, values).toArray(String[]::new));
        }
        table.print(terminal);
    }

    private String state(Run run) {
        var style = terminal.style();
        return switch (run.status()) {
            case "completed" -> style.good(run.status());
            case "failed" -> style.bad(run.status());
            case "running" -> style.busy(run.status());
            default -> run.status();
        };
    }
}
