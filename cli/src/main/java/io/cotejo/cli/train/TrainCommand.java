package io.cotejo.cli.train;

import io.cotejo.cli.client.Run;
import io.cotejo.cli.client.TrainerClient.Submission;
import io.cotejo.cli.compare.RunsTable;
import io.cotejo.cli.stack.Endpoints;
import io.cotejo.cli.stack.HomeOption;
import io.cotejo.cli.stack.PortPlan;
import io.cotejo.cli.stack.Stack;
import io.cotejo.cli.terminal.CommandFailedException;
import io.cotejo.cli.terminal.Interruption;
import io.cotejo.cli.terminal.OutputFormat;
import io.cotejo.cli.terminal.Terminal;
import io.cotejo.events.EventJson;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cotejo train}. */
@Command(
        name = "train",
        description = {
            "Submit the jobs of YAML or JSON files; a file may hold several, set apart by ---,",
            "and a job with repeat or sweep becomes several runs.",
            "With --wait and no stack running, one is started for as long as the training takes."
        },
        footer = {
            "",
            "Exit code: 0 if all jobs were accepted (with --wait: completed), 1 if not, 2 for a wrong command line.",
            "",
            "Example: cotejo train jobs/mnist-architectures.yaml --set training.epochs=1 --wait"
        })
public final class TrainCommand implements Callable<Integer> {
    private static final String RUNS_GO_ON =
            "The runs go on: `cotejo runs` tells how they are, `cotejo cancel RUN` ends one.";
    private static final String RUNS_ARE_KEPT =
            "Runs that have not ended go on when a stack is started in this home again.";

    private final Terminal terminal;

    @Mixin
    private HomeOption home = new HomeOption();

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Job files.")
    private List<Path> files = List.of();

    @Option(names = "--wait", description = "Show the runs train, until all have ended; then compare them.")
    private boolean wait;

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description = "Set a field in every job, such as training.epochs=1; may be given several times.")
    private List<String> settings = List.of();

    @Option(
            names = "--format",
            defaultValue = "table",
            description =
                    "One of ${COMPLETION-CANDIDATES}: how the runs are told at the end. Default: ${DEFAULT-VALUE}.")
    private OutputFormat format = OutputFormat.TABLE;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Prints on the given terminal. */
    public TrainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var documents = JobFiles.read(files, parsedSettings());
        var running = home.running();
        if (running.isPresent()) {
            DataFolderNote.tell(running.get(), terminal);
            return train(documents, running.get().endpoints(), RUNS_GO_ON);
        }
        if (!wait) {
            throw new CommandFailedException(
                    "No stack runs in %s. Start one with `cotejo up --detach`, or train in one that lasts as long as the training: --wait"
                            .formatted(home.folder()));
        }
        try (var stack = Stack.start(home.folder(), PortPlan.free(), progress())) {
            return train(documents, stack.endpoints(), RUNS_ARE_KEPT);
        }
    }

    private List<Setting> parsedSettings() {
        try {
            return settings.stream().map(Setting::parse).toList();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--set: " + e.getMessage(), e);
        }
    }

    private int train(List<JobFiles.Document> documents, Endpoints endpoints, String farewell) {
        var submissions = new Submissions(endpoints.trainerClient(), progress()).submit(documents);
        if (!wait) {
            tellSubmitted(submissions);
            return 0;
        }
        try (var _ = Interruption.then(() -> progress().line("\n" + farewell))) {
            var runs = new RunsWatch(endpoints, progress()).untilAllEnd(submissions);
            tellEnded(runs);
            return runs.size() == submissions.size() && runs.stream().allMatch(Run::completed) ? 0 : 1;
        }
    }

    private void tellSubmitted(List<Submission> submissions) {
        switch (format) {
            case JSON -> printJson(submissions);
            case TABLE -> terminal.line("`cotejo runs` tells how they are.");
        }
    }

    private void tellEnded(List<Run> runs) {
        switch (format) {
            case JSON -> printJson(runs);
            case TABLE -> {
                terminal.line("");
                RunsTable.print(runs, terminal);
            }
        }
        RunsTable.reasons(runs).forEach(terminal::complain);
    }

    private void printJson(List<?> runs) {
        terminal.line(EventJson.mapper().valueToTree(Map.of("runs", runs)).toPrettyString());
    }

    /** Where to tell what goes on: beside the result, if that is for programs. */
    private Terminal progress() {
        return format == OutputFormat.JSON ? terminal.aside() : terminal;
    }
}
