package io.cotejo.cli.terminal;

import java.util.List;

/**
 * Lines at the foot of the terminal that are drawn again and again, below those that stay. Where nobody watches, only
 * those that stay are printed. Thread-safe.
 */
public final class LiveLines implements AutoCloseable {
    private final Terminal terminal;
    private int drawn;

    /** Begins below what has been printed so far. */
    public LiveLines(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Prints a line that stays. */
    public synchronized void keep(String line) {
        clear();
        terminal.line(line);
    }

    /** Replaces the lines at the foot; each is cut to the terminal's width. */
    public synchronized void show(List<String> lines) {
        if (!terminal.style().live()) {
            return;
        }
        clear();
        var text = new StringBuilder();
        lines.forEach(line -> text.append(cut(line, terminal.columns() - 1)).append('\n'));
        terminal.raw(text.toString());
        drawn = lines.size();
    }

    private void clear() {
        if (drawn > 0) {
            terminal.raw("\u001b[" + drawn + "A\u001b[J");
            drawn = 0;
        }
    }

    /** Cuts a line after so many visible characters; control sequences are kept whole. */
    static String cut(String line, int columns) {
        if (Style.width(line) <= columns) {
            return line;
        }
        var kept = new StringBuilder();
        int seen = 0;
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) == '\u001b') {
                int end = line.indexOf('m', i);
                kept.append(line, i, end + 1);
                i = end;
            } else if (seen < columns) {
                kept.append(line.charAt(i));
                seen++;
            }
        }
        return kept.toString();
    }

    /** Takes the lines at the foot away. */
    @Override
    public synchronized void close() {
        clear();
    }
}
