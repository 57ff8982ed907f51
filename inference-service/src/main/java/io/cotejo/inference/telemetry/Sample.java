package io.cotejo.inference.telemetry;

import io.cotejo.events.ModelVersion;
import io.cotejo.events.PredictionMade;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.IntToDoubleFunction;

/** One image and what a version answered for it. Owns its pixels and probabilities. */
final class Sample {
    private final ModelVersion version;
    private final Origin origin;
    private final byte[] pixels;
    private final float[] probabilities;

    /** Takes over both arrays. */
    Sample(ModelVersion version, Origin origin, byte[] pixels, float[] probabilities) {
        this.version = version;
        this.origin = origin;
        this.pixels = pixels;
        this.probabilities = probabilities;
    }

    /**
     * Which answer it is.
     *
     * @param row of the request {@code id}, counted from 0
     * @param byChance false if it is told only because the request carries an id
     */
    record Origin(String id, int row, boolean byChance, Instant at, double latencySeconds) {}

    ModelVersion version() {
        return version;
    }

    boolean byChance() {
        return origin.byChance();
    }

    /** Mean of all its pixels, in [0, 255]. */
    double brightness() {
        long sum = 0;
        for (byte pixel : pixels) {
            sum += Byte.toUnsignedInt(pixel);
        }
        return (double) sum / pixels.length;
    }

    /** The most probable class; of several, the first. */
    int index() {
        return mostProbable(probabilities.length, i -> probabilities[i]);
    }

    /** What it keeps in memory. */
    long bytes() {
        return pixels.length + (long) Float.BYTES * probabilities.length;
    }

    static int mostProbable(int classes, IntToDoubleFunction probability) {
        int best = 0;
        for (int i = 1; i < classes; i++) {
            if (probability.applyAsDouble(i) > probability.applyAsDouble(best)) {
                best = i;
            }
        }
        return best;
    }

    /** What is published of it. */
    PredictionMade event(boolean withPixels) {
        var shares = new ArrayList<Float>(probabilities.length);
        for (float probability : probabilities) {
            shares.add(probability);
        }
        return new PredictionMade(
                version.model(),
                version.version(),
                origin.id(),
                origin.row(),
                origin.at(),
                origin.byChance(),
                index(),
                version.export().labels().get(index()),
                shares,
                origin.latencySeconds(),
                HexFormat.of().formatHex(sha256().digest(pixels)),
                withPixels ? Base64.getEncoder().encodeToString(pixels) : null);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
