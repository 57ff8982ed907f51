package io.cotejo.cli.terminal;

/** How a result is written: for people, or for programs. */
public enum OutputFormat {
    TABLE,
    JSON;

    @Override
    public String toString() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
