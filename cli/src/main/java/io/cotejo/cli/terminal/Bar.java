package io.cotejo.cli.terminal;

/** A horizontal bar of fixed width, filled up to a share; in eighths of a character where Unicode can be shown. */
public final class Bar {
    private static final String EIGHTHS = " ▏▎▍▌▋▊▉";
    private static final int PARTS = 8;

    private Bar() {}

    /**
     * Draws a bar.
     *
     * @param share in [0, 1]; anything outside is drawn as the nearer end, NaN as 0
     * @param width in characters
     */
    public static String of(double share, int width, Style style) {
        double filled = Double.isNaN(share) ? 0 : Math.clamp(share, 0, 1);
        return style.unicode() ? blocks(filled, width) : hashes(filled, width);
    }

    private static String blocks(double share, int width) {
        int eighths = (int) Math.floor(share * width * PARTS + 1e-9);
        int full = eighths / PARTS;
        if (full == width) {
            return "█".repeat(width);
        }
        return "█".repeat(full) + EIGHTHS.charAt(eighths % PARTS) + " ".repeat(width - full - 1);
    }

    private static String hashes(double share, int width) {
        int full = (int) Math.floor(share * width + 1e-9);
        return "#".repeat(full) + ".".repeat(width - full);
    }
}
