package io.cotejo.cli;

import io.cotejo.cli.compare.CompareCommand;
import io.cotejo.cli.deadletter.DeadLettersCommand;
import io.cotejo.cli.deadletter.ResubmitCommand;
import io.cotejo.cli.demo.DemoCommand;
import io.cotejo.cli.model.AliasCommand;
import io.cotejo.cli.model.CardCommand;
import io.cotejo.cli.model.PolicyCommand;
import io.cotejo.cli.model.PredictCommand;
import io.cotejo.cli.model.PromoteCommand;
import io.cotejo.cli.model.RollbackCommand;
import io.cotejo.cli.model.TrafficCommand;
import io.cotejo.cli.reproduce.ReproduceCommand;
import io.cotejo.cli.stack.DownCommand;
import io.cotejo.cli.stack.StatusCommand;
import io.cotejo.cli.stack.UpCommand;
import io.cotejo.cli.terminal.CommandFailedException;
import io.cotejo.cli.terminal.Interruption;
import io.cotejo.cli.terminal.Terminal;
import io.cotejo.cli.train.CancelCommand;
import io.cotejo.cli.train.DeleteCommand;
import io.cotejo.cli.train.RunsCommand;
import io.cotejo.cli.train.SummaryCommand;
import io.cotejo.cli.train.TrainCommand;
import io.cotejo.embedded.EmbeddedException;
import io.cotejo.events.RunId;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** The {@code cotejo} command. */
@Command(
        name = "cotejo",
        synopsisSubcommandLabel = "COMMAND",
        description = {"Train image classifiers, compare them, and serve the best.", "Begin with: cotejo demo", ""},
        subcommands = HelpCommand.class,
        footer = {
            "  test     Run the whole test suite of the program; arguments go to Maven.",
            "",
            "Exit codes: 0 done, 1 failed, 2 wrong command line, 130 ended by Ctrl-C, 143 by SIGTERM.",
            "NO_COLOR switches colours off. COTEJO_DATA names the folder of the datasets (default: data, here)."
        },
        commandListHeading = "%nCommands:%n",
        mixinStandardHelpOptions = true,
        version = "cotejo 0.1.0-SNAPSHOT")
public final class Main {
    /** Held, since a level is forgotten with its logger. */
    private static final Logger KAFKA = Logger.getLogger("org.apache.kafka");

    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        KAFKA.setLevel(Level.OFF); // probes of a broker that is still starting
        var terminal = Terminal.ofProcess(System.getProperties(), System.getenv(), System.out.charset());
        System.exit(commandLine(terminal).execute(arguments));
    }

    /** The command with all its subcommands, printing on the given terminal. */
    static CommandLine commandLine(Terminal terminal) {
        var line = new CommandLine(new Main())
                .addSubcommand(new DemoCommand(terminal))
                .addSubcommand(new UpCommand(terminal))
                .addSubcommand(new StatusCommand(terminal))
                .addSubcommand(new DownCommand(terminal))
                .addSubcommand(new TrainCommand(terminal))
                .addSubcommand(new RunsCommand(terminal))
                .addSubcommand(new SummaryCommand(terminal))
                .addSubcommand(new CancelCommand(terminal))
                .addSubcommand(new DeleteCommand(terminal))
                .addSubcommand(new CompareCommand(terminal))
                .addSubcommand(new ReproduceCommand(terminal))
                .addSubcommand(new PredictCommand(terminal))
                .addSubcommand(new PromoteCommand(terminal))
                .addSubcommand(new RollbackCommand(terminal))
                .addSubcommand(new AliasCommand(terminal))
                .addSubcommand(new PolicyCommand(terminal))
                .addSubcommand(new TrafficCommand(terminal))
                .addSubcommand(new CardCommand(terminal))
                .addSubcommand(new DeadLettersCommand(terminal))
                .addSubcommand(new ResubmitCommand(terminal));
        line.getSubcommands().values().stream()
                .filter(command -> !(command.getCommand() instanceof HelpCommand))
                .forEach(command -> command.getCommandSpec().mixinStandardHelpOptions(true));
        return line.setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(RunId.class, Main::runId)
                .setColorScheme(
                        CommandLine.Help.defaultColorScheme(terminal.style().colours() ? Ansi.ON : Ansi.OFF))
                .setUsageHelpAutoWidth(false)
                .setUsageHelpWidth(Math.clamp(terminal.columns(), 80, 120))
                .setOut(terminal.out())
                .setErr(terminal.err())
                .setParameterExceptionHandler((e, _) -> explainUsage(e, terminal))
                .setExecutionExceptionHandler((e, _, _) -> explain(e, terminal));
    }

    private static RunId runId(String text) {
        try {
            return RunId.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException("'" + text + "' is not the id of a run; `cotejo runs` tells them");
        }
    }

    private static int explainUsage(ParameterException failure, Terminal terminal) {
        terminal.complain(terminal.style().bad(String.valueOf(failure.getMessage())));
        CommandLine.UnmatchedArgumentException.printSuggestions(failure, terminal.err());
        terminal.complain("`%s --help` tells what there is."
                .formatted(failure.getCommandLine().getCommandSpec().qualifiedName()));
        return CommandLine.ExitCode.USAGE;
    }

    /** What a user can do something about is told in a sentence; anything else is a fault of the program, told in full. */
    private static int explain(Exception failure, Terminal terminal) {
        Interruption.leaveTheWordToIt();
        if (failure instanceof CommandFailedException || failure instanceof EmbeddedException) {
            terminal.complain(terminal.style().bad(String.valueOf(failure.getMessage())));
        } else {
            terminal.complain("This should not happen; please report it:");
            failure.printStackTrace(terminal.err());
        }
        return CommandLine.ExitCode.SOFTWARE;
    }
}
