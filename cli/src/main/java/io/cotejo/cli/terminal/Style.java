package io.cotejo.cli.terminal;

/**
 * What may be printed: where colours are off, text stays as it is; where Unicode is off, it has a plain substitute.
 *
 * @param colours whether ANSI colours are understood and wanted
 * @param unicode whether blocks, arrows and the like can be shown
 * @param live whether a person watches, so that lines can be drawn again in place
 */
public record Style(boolean colours, boolean unicode, boolean live) {
    /** For files and pipes. */
    public static final Style PLAIN = new Style(false, false, false);

    /** For a heading or what matters most. */
    public String bold(String text) {
        return coloured("1", text);
    }

    /** For what matters least. */
    public String dim(String text) {
        return coloured("2", text);
    }

    /** For what went well, and the best. */
    public String good(String text) {
        return coloured("32", text);
    }

    /** For what went wrong. */
    public String bad(String text) {
        return coloured("31", text);
    }

    /** For what goes on. */
    public String busy(String text) {
        return coloured("36", text);
    }

    private String coloured(String code, String text) {
        return colours ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }

    /** A tick, for what went well. */
    public String tick() {
        return good(unicode ? "✓" : "ok");
    }

    /** A cross, for what went wrong. */
    public String cross() {
        return bad(unicode ? "✗" : "FAILED");
    }

    /** Stands before the best of several. */
    public String star() {
        return unicode ? "★" : "*";
    }

    /** Stands where a figure is not known. */
    public String none() {
        return unicode ? "–" : "-";
    }

    /** Stands between two parts of a line. */
    public String dot() {
        return unicode ? " · " : " - ";
    }

    /** Stands for what goes on. */
    public String ellipsis() {
        return unicode ? "…" : "...";
    }

    /** The length of a text as it is seen, colours not counted. */
    public static int width(String text) {
        return text.replaceAll("\u001b\\[[0-9;]*m", "").length();
    }
}
