package io.cotejo.inference.telemetry;

/** The last images in the bins of a reference. Safe for use by several threads. */
final class DriftWindow {
    /** With fewer images, chance alone would look like a change. */
    static final int LEAST = 200;

    private final ReferenceBins reference;
    private final int[] last;
    private final int[] counts;
    private long seen;

    /**
     * Looks at so many images.
     *
     * @param size at least {@link #LEAST}
     */
    DriftWindow(ReferenceBins reference, int size) {
        this.reference = reference;
        last = new int[size];
        counts = new int[reference.size()];
    }

    /** Takes in an image; the oldest goes if the window is full. */
    synchronized void add(int fine) {
        int place = (int) (seen % last.length);
        if (seen >= last.length) {
            counts[last[place]]--;
        }
        last[place] = reference.bin(fine);
        counts[last[place]]++;
        seen++;
    }

    /** Whether there are enough images to tell. */
    synchronized boolean tells() {
        return seen >= LEAST;
    }

    /** See {@link ReferenceBins#stability}. */
    synchronized double stability() {
        return reference.stability(counts);
    }
}
