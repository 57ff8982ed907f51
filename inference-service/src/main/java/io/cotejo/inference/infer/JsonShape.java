package io.cotejo.inference.infer;

import io.cotejo.inference.protocol.RefusedException;
import java.util.Arrays;

/**
 * How the arrays of a tensor's {@code data} are nested: seen while they are read, compared with the shape afterwards,
 * which may come later.
 */
final class JsonShape {
    private static final int UNKNOWN = -1;

    private final String tensor;
    private final int[] lengths;
    private final int[] seen;
    private int depth;
    private int leaves = UNKNOWN;

    /** Takes the most dimensions that there may be. */
    JsonShape(String tensor, int deepest) {
        this.tensor = tensor;
        lengths = new int[deepest];
        seen = new int[deepest];
        Arrays.fill(lengths, UNKNOWN);
    }

    void open() {
        if (depth > 0) {
            seen[depth - 1]++;
        }
        if (depth == lengths.length || depth == leaves) {
            throw ragged();
        }
        seen[depth++] = 0;
    }

    void numbers(int count) {
        if (leaves == UNKNOWN) {
            leaves = depth;
        }
        if (depth != leaves) {
            throw ragged();
        }
        seen[depth - 1] += count;
    }

    /** Closes an array; false if it was the outermost one. */
    boolean close() {
        depth--;
        if (lengths[depth] == UNKNOWN) {
            lengths[depth] = seen[depth];
        } else if (lengths[depth] != seen[depth]) {
            throw ragged();
        }
        return depth > 0;
    }

    /** Flat data fits every shape of as many numbers; nested data must be nested as the shape says. */
    void requireFits(long[] shape) {
        boolean flat = lengths.length < 2 || lengths[1] == UNKNOWN;
        if (flat) {
            return;
        }
        for (int i = 0; i < lengths.length; i++) {
            if (lengths[i] != shape[i]) {
                throw ragged();
            }
        }
    }

    private RefusedException ragged() {
        return RefusedException.badRequest(
                "input '" + tensor + "': data must be flat, or nested exactly as its shape says");
    }
}
