package io.cotejo.cli.report;

import static io.cotejo.cli.report.Frame.at;

/**
 * The name of a run as a chart shows it: whole in the tooltip, without its middle in the picture where it is long.
 *
 * @param x where its letters begin
 * @param y of the line that they stand on
 */
record Name(String whole, double x, double y) {
    static final double LINE_HEIGHT = 13;
    private static final double LETTER = 7.9;
    private static final double TO_MARK = 8;
    private static final int MOST = 24;

    /** The room to the right of a mark in which a name can stand. */
    static double room(String name) {
        return TO_MARK + LETTER * shown(name).length();
    }

    /** Beside a mark, on its right if there is room, otherwise on its left. */
    static Name beside(String name, double x, double y) {
        double start = x + room(name) <= Frame.WIDTH ? x + TO_MARK : x - room(name);
        return new Name(name, start, y + 4);
    }

    Name below(Name other) {
        return new Name(whole, x, other.y + LINE_HEIGHT);
    }

    boolean covers(Name other) {
        return x < other.end() && other.x < end() && Math.abs(y - other.y) < LINE_HEIGHT;
    }

    void draw(Markup markup, String style) {
        markup.open("text", "class", style, "x", at(x), "y", at(y)).text(shown(whole));
        markup.leaf("title", whole).close();
    }

    private double end() {
        return x + LETTER * shown(whole).length();
    }

    private static String shown(String name) {
        int[] letters = name.codePoints().toArray();
        if (letters.length <= MOST) {
            return name;
        }
        int half = MOST / 2;
        return new String(letters, 0, half) + "…" + new String(letters, letters.length - half + 1, half - 1);
    }
}
