package io.cotejo.cli.model;

import io.cotejo.cli.client.RegistryClient.Policy;
import io.cotejo.cli.stack.HomeOption;
import io.cotejo.cli.terminal.Terminal;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cotejo policy}. */
@Command(name = "policy", description = "Tell, or set, when a new version of a model becomes its champion.")
public final class PolicyCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private HomeOption home = new HomeOption();

    @Parameters(index = "0", paramLabel = "MODEL", description = "Its name.")
    private String model = "";

    private enum Mode {
        AUTO,
        MANUAL
    }

    @ArgGroup(exclusive = false)
    private @Nullable Wanted wanted;

    @Mixin
    private ReasonOption reason = new ReasonOption();

    private static final class Wanted {
        @Option(
                names = "--mode",
                required = true,
                description = "Set it: auto, the figures decide; or manual, a person does.")
        private Mode mode = Mode.AUTO;

        @Option(
                names = "--minimum-gain",
                paramLabel = "SHARE",
                defaultValue = "0",
                description = "By how much the accuracy must be higher, from 0 to 1. Default: ${DEFAULT-VALUE}.")
        private double minimumGain;

        @Option(
                names = "--significance",
                paramLabel = "LEVEL",
                description = "McNemar's test must give a p-value below this. Default: not asked.")
        private @Nullable Double significance;

        Policy policy() {
            return new Policy(mode.name().toLowerCase(Locale.ROOT), minimumGain, significance, null, null);
        }
    }

    /** Prints on the given terminal. */
    public PolicyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (wanted == null && spec.commandLine().getParseResult().hasMatchedOption("--reason")) {
            throw new ParameterException(
                    spec.commandLine(), "--reason is for a policy that is set: add --mode auto or --mode manual");
        }
        var registry = home.requireRunning().endpoints().registryClient();
        print(wanted == null ? registry.policy(model) : registry.setPolicy(model, wanted.policy(), reason.wish()));
        return 0;
    }

    private void print(Policy policy) {
        terminal.line(sentence(policy));
        if (policy.by() != null) {
            terminal.line(terminal.style().dim("Set by %s: %s".formatted(policy.by(), policy.reason())));
        }
    }

    private String sentence(Policy policy) {
        if (policy.mode().equals("manual")) {
            return "A person decides on the champion of %s.".formatted(model);
        }
        var gain = policy.minimumGain() == 0
                ? "is better"
                : String.format(Locale.ROOT, "is better by %.4f at least", policy.minimumGain());
        var test = policy.significance() == null
                ? ""
                : ", with a p-value below %s in McNemar's test".formatted(policy.significance());
        return "A new version of %s becomes the champion if it %s on the same test images%s."
                .formatted(model, gain, test);
    }
}
