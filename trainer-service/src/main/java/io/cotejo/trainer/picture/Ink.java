package io.cotejo.trainer.picture;

import java.awt.Color;

/** Colours for writing and lines. */
final class Ink {
    static final Color BLACK = new Color(0x1f2328);
    static final Color GREY = new Color(0x656d76);
    static final Color LINE = new Color(0xd8dee4);
    static final Color GREEN = new Color(0x1a7f37);
    static final Color RED = new Color(0xcf222e);

    private Ink() {}
}
