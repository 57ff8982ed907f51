package io.cotejo.events.picture;

/**
 * How the stored pixels of a picture have to be turned to be seen upright.
 *
 * @param transposed rows are stored as columns; done before the rest
 * @param mirrored left and right are exchanged
 * @param flipped top and bottom are exchanged
 */
record Orientation(boolean transposed, boolean mirrored, boolean flipped) {
    static final Orientation UPRIGHT = new Orientation(false, false, false);

    /** By the number that EXIF 2.3 gives it, 1 to 8; upright for any other. */
    static Orientation numbered(int exif) {
        return switch (exif) {
            case 2 -> new Orientation(false, true, false);
            case 3 -> new Orientation(false, true, true);
            case 4 -> new Orientation(false, false, true);
            case 5 -> new Orientation(true, false, false);
            case 6 -> new Orientation(true, true, false);
            case 7 -> new Orientation(true, true, true);
            case 8 -> new Orientation(true, false, true);
            default -> UPRIGHT;
        };
    }

    /** The size in which the stored pixels have to be had, for the picture to be of this one. */
    Resize stored(Resize seen) {
        return transposed ? new Resize(seen.channels(), /* height= */ seen.width(), /* width= */ seen.height()) : seen;
    }

    /** The pixels as they are to be seen, from those as they are stored; {@code [channels, height, width]} both. */
    byte[] turn(byte[] stored, Resize seen) {
        if (equals(UPRIGHT)) {
            return stored;
        }
        var turned = new byte[stored.length];
        int next = 0;
        for (int channel = 0; channel < seen.channels(); channel++) {
            int from = channel * seen.height() * seen.width();
            for (int y = 0; y < seen.height(); y++) {
                for (int x = 0; x < seen.width(); x++) {
                    turned[next++] = stored[from + place(x, y, seen)];
                }
            }
        }
        return turned;
    }

    private int place(int x, int y, Resize seen) {
        int column = mirrored ? seen.width() - 1 - x : x;
        int row = flipped ? seen.height() - 1 - y : y;
        return transposed ? column * seen.height() + row : row * seen.width() + column;
    }
}
