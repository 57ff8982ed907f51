package io.cotejo.cli.model;

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

/** {@code cotejo alias}. */
@Command(name = "alias", description = "Make an alias stand for a version of a model, or take it away.")
public final class AliasCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private HomeOption home = new HomeOption();

    @Parameters(index = "0", paramLabel = "MODEL", description = "Its name.")
    private String model = "";

    @Parameters(
            index = "1",
            paramLabel = "ALIAS",
            description = "Such as challenger. The champion is promoted: see `cotejo promote`.")
    private String alias = "";

    @Parameters(index = "2", arity = "0..1", paramLabel = "VERSION", description = "A version of it: 1, 2, ...")
    private @Nullable Integer version;

    @Option(names = "--remove", description = "Take the alias away.")
    private boolean remove;

    @Mixin
    private ReasonOption reason = new ReasonOption();

    /** Prints on the given terminal. */
    public AliasCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (remove == (version != null)) {
            throw new ParameterException(spec.commandLine(), "Give either a version, or --remove");
        }
        var registry = home.requireRunning().endpoints().registryClient();
        if (version == null) {
            registry.removeAlias(model, alias, reason.wish());
            terminal.line("%s has no %s any more.".formatted(model, alias));
        } else {
            registry.alias(model, alias, version, reason.wish());
            terminal.line("Version %d is the %s of %s.".formatted(version, alias, model));
        }
        return 0;
    }
}
