package io.cotejo.cli.terminal;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;

/**
 * Where a command prints: results on standard output, everything else (progress, complaints) on standard error or, where
 * a person watches, also on standard output. Thread-safe, line by line.
 */
public final class Terminal {
    private static final int USUAL_COLUMNS = 120;
    private static final int FEWEST_COLUMNS = 40;

    private final PrintWriter out;
    private final PrintWriter err;
    private final Style style;
    private final int columns;

    /**
     * Prints on the given writers.
     *
     * @param out for results
     * @param err for complaints
     * @param columns how many characters fit in a line
     */
    public Terminal(PrintWriter out, PrintWriter err, Style style, int columns) {
        this.out = out;
        this.err = err;
        this.style = style;
        this.columns = Math.max(FEWEST_COLUMNS, columns);
    }

    /**
     * The terminal of this process, as the start script and the environment describe it.
     *
     * @param charset what standard output takes
     */
    public static Terminal ofProcess(Properties properties, Map<String, String> environment, Charset charset) {
        boolean watched = Boolean.parseBoolean(properties.getProperty("cotejo.terminal"));
        boolean colours = watched
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb");
        boolean unicode = charset.equals(StandardCharsets.UTF_8);
        return new Terminal(
                writer(System.out, charset),
                writer(System.err, charset),
                new Style(
                        colours,
                        unicode,
                        watched && !environment.getOrDefault("TERM", "").equals("dumb")),
                columns(properties.getProperty("cotejo.columns", "0")));
    }

    private static PrintWriter writer(PrintStream stream, Charset charset) {
        return new PrintWriter(stream, true, charset);
    }

    private static int columns(String text) {
        return text.matches("[1-9]\\d{0,3}") ? Integer.parseInt(text) : USUAL_COLUMNS;
    }

    /** The same terminal with results and progress both on standard error, which leaves standard output to a document. */
    public Terminal aside() {
        return new Terminal(err, err, style, columns);
    }

    /** Prints a line of results. */
    public void line(String text) {
        synchronized (out) {
            out.println(text);
        }
    }

    /** Prints a line of complaint. */
    public void complain(String text) {
        synchronized (err) {
            err.println(text);
        }
    }

    /** Prints text that brings its own line ends, control sequences included. */
    void raw(String text) {
        synchronized (out) {
            out.print(text);
            out.flush();
        }
    }

    /** Colours and characters that may be used. */
    public Style style() {
        return style;
    }

    /** How many characters fit in a line; at least 40. */
    public int columns() {
        return columns;
    }

    /** Standard output, for what prints itself. */
    public PrintWriter out() {
        return out;
    }

    /** Standard error, for what prints itself. */
    public PrintWriter err() {
        return err;
    }
}
