package io.cotejo.cli.reproduce;

import io.cotejo.cli.client.ServiceException;
import io.cotejo.cli.report.Report;
import io.cotejo.cli.report.ReportFiles;
import io.cotejo.cli.stack.Endpoints;
import io.cotejo.cli.stack.HomeOption;
import io.cotejo.cli.stack.PortPlan;
import io.cotejo.cli.stack.Stack;
import io.cotejo.cli.terminal.CommandFailedException;
import io.cotejo.cli.terminal.Interruption;
import io.cotejo.cli.terminal.Terminal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cotejo reproduce}. */
@Command(
        name = "reproduce",
        description = {
            "Train the published reference experiments anew, and report how near the figures come.",
            "Uses the stack that runs in the home, or starts one for as long as it takes. A run that the home already "
                    + "holds of exactly the same job is taken as it is, so that what was interrupted goes on."
        },
        footer = {
            "",
            "The report is report.html (one page, nothing beside it), report.md and report.json.",
            "Exit code: 0 if all runs completed, 1 if not, 2 for a wrong command line.",
            "",
            "Example: COTEJO_DATA=~/data cotejo reproduce mnist-architectures --only MLP,TinyCNN --seeds 3"
        })
public final class ReproduceCommand implements Callable<Integer> {
    private static final int MOST_SEEDS = 100;

    private final Terminal terminal;

    @Mixin
    private HomeOption home = new HomeOption();

    @Parameters(paramLabel = "NAME", arity = "0..*", description = "Reference experiments, as in jobs/. Default: all.")
    private List<String> names = List.of();

    @Option(names = "--epochs", paramLabel = "N", description = "Train so many epochs, instead of as published.")
    private @Nullable Integer epochs;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "1",
            description = "Train each run so many times, with seeds 42, 43, … Default: ${DEFAULT-VALUE}.")
    private int seeds = 1;

    @Option(names = "--only", paramLabel = "RUN", split = ",", description = "Only these runs of the experiments.")
    private List<String> only = List.of();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "reproduction",
            description = "The folder of the report. Default: ${DEFAULT-VALUE}, here.")
    private Path out = Path.of("reproduction");

    @Option(names = "--again", description = "Train every run, also those that the home holds already.")
    private boolean again;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Prints on the given terminal. */
    public ReproduceCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        requireCounts();
        var references = selected();
        var files = new ReportFiles(out.toAbsolutePath().normalize());
        var running = home.running();
        if (running.isPresent()) {
            var endpoints = running.get().endpoints();
            var note = "The links lead to metrics-service at %s, while the stack there runs."
                    .formatted(endpoints.metrics());
            return reproduce(references, endpoints, new Outcome(files, endpoints.metrics(), note));
        }
        try (var stack = Stack.start(home.folder(), PortPlan.free(), terminal)) {
            var pages = URI.create("http://127.0.0.1:" + PortPlan.usual().metrics());
            var note = "The runs are kept in %s. The links lead to %s, where `cotejo up --home %s` shows them."
                    .formatted(home.given(), pages, ShellWords.of(home.given()));
            return reproduce(references, stack.endpoints(), new Outcome(files, pages, note));
        }
    }

    /**
     * What is left behind.
     *
     * @param pages where the links to runs lead
     * @param note when they can be followed
     */
    private record Outcome(ReportFiles files, URI pages, String note) {}

    private void requireCounts() {
        if (epochs != null && epochs < 1) {
            throw new ParameterException(spec.commandLine(), "--epochs must be at least 1, was " + epochs);
        }
        if (seeds < 1 || seeds > MOST_SEEDS) {
            throw new ParameterException(
                    spec.commandLine(), "--seeds must be in [1, %d], was %d".formatted(MOST_SEEDS, seeds));
        }
    }

    private List<Reference> selected() {
        var root = System.getProperty("cotejo.root");
        if (root == null) {
            throw new CommandFailedException("The folder of the program is not known. Run it through ./cotejo");
        }
        try {
            return References.in(Path.of(root, "jobs")).select(names, only);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private int reproduce(List<Reference> references, Endpoints endpoints, Outcome outcome) {
        requireImages(references, endpoints);
        var reproduction = new Reproduction(references, endpoints, outcome.pages(), terminal);
        try (var _ = Interruption.then(() -> tellInterrupted(reproduction, outcome))) {
            reproduction.submit(new Repeats(epochs, seeds), again);
            terminal.line("");
            reproduction.await(() -> outcome.files().write(report(reproduction, outcome)));
        }
        terminal.line("");
        tell(reproduction);
        var departure = new Repeats(epochs, seeds).departure();
        if (departure != null) {
            terminal.line(departure);
        }
        terminal.line("");
        terminal.line("Report: " + outcome.files().page());
        return reproduction.complete() ? 0 : 1;
    }

    /** Before anything is trained, each dataset is opened: what is wrong with it is told in the trainer's words. */
    private static void requireImages(List<Reference> references, Endpoints endpoints) {
        var trainer = endpoints.trainerClient();
        references.stream()
                .flatMap(reference -> reference.jobs().stream())
                .map(job -> job.job().dataset().name())
                .distinct()
                .forEach(dataset -> {
                    try {
                        trainer.testImages(dataset, 1);
                    } catch (ServiceException e) {
                        Interruption.leaveTheWordToIt();
                        throw new CommandFailedException(
                                "Nothing was trained, since %s cannot be read.\n%s".formatted(dataset, e.getMessage()),
                                e);
                    }
                });
    }

    private Report report(Reproduction reproduction, Outcome outcome) {
        var arguments = spec.root().commandLine().getParseResult().originalArgs();
        var command = "./cotejo " + ShellWords.of(arguments);
        var departure = new Repeats(epochs, seeds).departure();
        return new Report(Instant.now(), command, departure, outcome.note(), reproduction.results());
    }

    private void tell(Reproduction reproduction) {
        FiguresTable.lines(reproduction.results(), terminal.style()).forEach(terminal::line);
        reproduction.results().stream()
                .flatMap(document -> document.runs().stream())
                .flatMap(run -> run.trained().stream())
                .map(run -> run.details())
                .filter(details -> !details.completed())
                .forEach(details -> terminal.complain("%s %s%s"
                        .formatted(
                                details.name(),
                                details.status(),
                                details.reason() == null ? "" : ": " + details.reason())));
    }

    private void tellInterrupted(Reproduction reproduction, Outcome outcome) {
        terminal.line("\n" + String.join("\n", FiguresTable.lines(reproduction.results(), terminal.style()))
                + farewell(outcome.files().written(), again));
    }

    /**
     * What is said last if the command is interrupted.
     *
     * @param page the report, if there is one by then
     * @param again whether runs were trained that the home held already
     */
    static String farewell(Optional<Path> page, boolean again) {
        return "\n\nInterrupted. %s\nRuns that have not ended are kept: the same command %sgoes on where this one left off."
                .formatted(
                        page.map(written -> "What was trained by now is in " + written)
                                .orElse("No report was written yet."),
                        again ? "without --again " : "");
    }
}
