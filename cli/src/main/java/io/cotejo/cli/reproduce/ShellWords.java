package io.cotejo.cli.reproduce;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Arguments as they are typed in a shell: what it would act on stands in quotes. */
final class ShellWords {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private ShellWords() {}

    /** All of them, in a line. */
    static String of(List<String> arguments) {
        return arguments.stream().map(ShellWords::of).collect(Collectors.joining(" "));
    }

    /** One of them. */
    static String of(String argument) {
        return PLAIN.matcher(argument).matches() ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }
}
