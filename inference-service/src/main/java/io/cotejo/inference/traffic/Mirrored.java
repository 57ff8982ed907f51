package io.cotejo.inference.traffic;

import io.cotejo.events.ModelVersion;
import io.cotejo.inference.model.ImageShape;
import io.cotejo.inference.model.Lease;
import io.cotejo.inference.model.Pixels;
import io.cotejo.inference.model.Scores;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Images that the champion has classified, and the labels that it has given them. Owns its array. */
final class Mirrored {
    private final ModelVersion version;
    private final ImageShape shape;
    private final byte[] images;
    private final List<String> answers;

    private Mirrored(ModelVersion version, ImageShape shape, byte[] images, List<String> answers) {
        this.version = version;
        this.shape = shape;
        this.images = images;
        this.answers = answers;
    }

    /** Copies what it needs, so that the caller may use its array again. */
    static Mirrored of(Lease champion, Pixels images, Scores scores) {
        int bytes = bytes(champion, images);
        return new Mirrored(
                champion.version(),
                champion.image(),
                Arrays.copyOfRange(images.bytes(), images.offset(), images.offset() + bytes),
                labels(champion, scores));
    }

    /** What {@link #of} would copy. */
    static int bytes(Lease champion, Pixels images) {
        return images.rows() * champion.image().bytes();
    }

    String model() {
        return version.model();
    }

    /** The version that has answered. */
    int version() {
        return version.version();
    }

    int rows() {
        return answers.size();
    }

    int bytes() {
        return images.length;
    }

    /**
     * Has the challenger classify them; tells for how many it gives the label that the champion gave.
     *
     * @throws IllegalArgumentException if it takes images of another size
     */
    int agreed(Lease challenger) {
        if (!challenger.image().equals(shape)) {
            throw new IllegalArgumentException("it takes " + challenger.image() + ", the champion takes " + shape);
        }
        var other = labels(challenger, challenger.classify(images, rows()));
        return (int) IntStream.range(0, rows())
                .filter(row -> other.get(row).equals(answers.get(row)))
                .count();
    }

    private static List<String> labels(Lease lease, Scores scores) {
        var labels = lease.version().export().labels();
        return IntStream.range(0, scores.rows())
                .mapToObj(row -> labels.get(best(scores, row)))
                .toList();
    }

    private static int best(Scores scores, int row) {
        int best = 0;
        for (int label = 1; label < scores.classes(); label++) {
            if (scores.logit(row, label) > scores.logit(row, best)) {
                best = label;
            }
        }
        return best;
    }
}
