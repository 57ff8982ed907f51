package io.cotejo.trainer.picture;

import java.awt.Font;
import java.awt.font.FontRenderContext;

/**
 * A kind of writing, in points.
 *
 * @param font of the Java platform's own family names
 */
record Lettering(Font font) {
    private static final FontRenderContext UNSCALED = new FontRenderContext(null, true, true);

    static Lettering plain(float size) {
        return new Lettering(new Font(Font.SANS_SERIF, Font.PLAIN, 1).deriveFont(size));
    }

    static Lettering bold(float size) {
        return new Lettering(new Font(Font.SANS_SERIF, Font.BOLD, 1).deriveFont(size));
    }

    /** How wide a text is. */
    double width(String text) {
        return font.getStringBounds(text, UNSCALED).getWidth();
    }

    /** How far the digits rise above the line. */
    double rise() {
        return font.createGlyphVector(UNSCALED, "0").getVisualBounds().getHeight();
    }

    /** The text; an ellipsis stands for its middle if it is too wide, since names often differ at their ends. */
    String fit(String text, double room) {
        if (width(text) <= room) {
            return text;
        }
        int[] letters = text.codePoints().toArray();
        int kept = letters.length - 1;
        while (kept > 1 && width(without(letters, kept)) > room) {
            kept--;
        }
        return without(letters, kept);
    }

    private static String without(int[] letters, int kept) {
        int head = Math.ceilDiv(kept, 2);
        int tail = kept - head;
        return new String(letters, 0, head).stripTrailing()
                + "…"
                + new String(letters, letters.length - tail, tail).stripLeading();
    }
}
