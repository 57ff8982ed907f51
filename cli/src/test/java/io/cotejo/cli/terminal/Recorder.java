package io.cotejo.cli.terminal;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** A terminal that keeps what is printed on it. */
public final class Recorder {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Terminal terminal;

    public Recorder() {
        this(Style.PLAIN, 100);
    }

    public Recorder(Style style) {
        this(style, 100);
    }

    public Recorder(Style style, int columns) {
        terminal = new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), style, columns);
    }

    public Terminal terminal() {
        return terminal;
    }

    public String out() {
        return out.toString();
    }

    public List<String> lines() {
        return out.toString().lines().toList();
    }

    public String err() {
        return err.toString();
    }
}
