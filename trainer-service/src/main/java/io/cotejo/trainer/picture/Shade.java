package io.cotejo.trainer.picture;

import java.awt.Color;

/** Colours for shares: the larger the share, the darker. The root of the share counts, so that one in a hundred is seen. */
enum Shade {
    /** Blue. */
    RIGHT(0xf7fbff, 0x6baed6, 0x08306b),
    /** Red. */
    WRONG(0xfff5f0, 0xfb6a4a, 0x67000d);

    private final int light;
    private final int middle;
    private final int dark;

    Shade(int light, int middle, int dark) {
        this.light = light;
        this.middle = middle;
        this.dark = dark;
    }

    /** The colour for a share in [0, 1]. */
    Color of(double share) {
        double position = 2 * Math.sqrt(share);
        return position < 1
                ? between(new Color(light), new Color(middle), position)
                : between(new Color(middle), new Color(dark), position - 1);
    }

    private static Color between(Color from, Color to, double weight) {
        return new Color(
                between(from.getRed(), to.getRed(), weight),
                between(from.getGreen(), to.getGreen(), weight),
                between(from.getBlue(), to.getBlue(), weight));
    }

    private static int between(int from, int to, double weight) {
        return (int) Math.round(from + (to - from) * weight);
    }

    /** A colour for writing on another. */
    static Color onTopOf(Color ground) {
        double brightness = 0.299 * ground.getRed() + 0.587 * ground.getGreen() + 0.114 * ground.getBlue();
        return brightness > 140 ? Ink.BLACK : Color.WHITE;
    }
}
