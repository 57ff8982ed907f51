package io.cotejo.cli.terminal;

import picocli.CommandLine.Option;

/** The option {@code --format}. */
public final class FormatOption {
    @Option(
            names = "--format",
            defaultValue = "table",
            description = "One of ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private OutputFormat format = OutputFormat.TABLE;

    /** What was chosen. */
    public OutputFormat chosen() {
        return format;
    }
}
