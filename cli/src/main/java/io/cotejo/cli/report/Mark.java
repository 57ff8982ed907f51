package io.cotejo.cli.report;

import static io.cotejo.cli.report.Frame.at;

/** The marks that tell series apart where colours cannot be told apart. */
enum Mark {
    CIRCLE("M-3.4 0a3.4 3.4 0 1 0 6.8 0a3.4 3.4 0 1 0 -6.8 0z"),
    SQUARE("M-3 -3h6v6h-6z"),
    TRIANGLE("M0 -4l4 7h-8z"),
    DIAMOND("M0 -4.3l4.3 4.3l-4.3 4.3l-4.3 -4.3z");

    private final String path;

    Mark(String path) {
        this.path = path;
    }

    /** Those of a series, counted from 0. */
    static Mark of(int series) {
        return values()[series % values().length];
    }

    /**
     * Draws it.
     *
     * @param style classes of the style sheet
     * @param meaning shown when it is pointed at
     */
    void draw(Markup markup, double x, double y, String style, String meaning) {
        markup.open("path", "d", path, "class", style, "transform", "translate(%s %s)".formatted(at(x), at(y)))
                .leaf("title", meaning)
                .close();
    }
}
