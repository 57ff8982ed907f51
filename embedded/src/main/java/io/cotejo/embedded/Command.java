package io.cotejo.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What to start as a child process.
 *
 * @param name names the process to a person, and its files
 * @param arguments the program and its arguments
 * @param environment added to this process's own
 * @param logs the folder for {@code <name>.log} and {@code <name>.pid}
 * @param ending how it is asked to end
 */
public record Command(String name, List<String> arguments, Map<String, String> environment, Path logs, Ending ending) {
    /** Copies the collections. */
    public Command {
        if (name.isBlank() || arguments.isEmpty()) {
            throw new IllegalArgumentException(
                    "name and arguments must not be empty, were '%s' and %s".formatted(name, arguments));
        }
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    /** A command in this process's environment, ended by SIGTERM within 20 seconds. */
    public Command(String name, List<String> arguments, Path logs) {
        this(name, arguments, Map.of(), logs, new Ending("TERM", Duration.ofSeconds(20)));
    }

    /** The same command with these variables added to its environment. */
    public Command withEnvironment(Map<String, String> variables) {
        return new Command(name, arguments, variables, logs, ending);
    }

    /** The same command ended in another way. */
    public Command withEnding(Ending other) {
        return new Command(name, arguments, environment, logs, other);
    }

    /**
     * How a process is asked to end before it is killed.
     *
     * @param signal without SIG, for instance TERM
     * @param patience how long it may take; whole seconds
     */
    public record Ending(String signal, Duration patience) {}
}
