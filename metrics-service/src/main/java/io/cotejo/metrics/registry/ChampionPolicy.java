package io.cotejo.metrics.registry;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The policy {@code auto}: the champion is who has the highest accuracy on the same test images, and of those the one
 * with the lowest loss.
 */
final class ChampionPolicy {
    /** Who acts where no person does. */
    static final String ACTOR = "policy";

    private ChampionPolicy() {}

    /**
     * Compares a new version with the present champion.
     *
     * @param champion null if there is none
     */
    static Verdict judge(@Nullable Contender champion, Contender candidate) {
        if (champion == null) {
            return new Verdict.Promoted("first version of the model: " + figures(candidate));
        }
        if (!champion.testDigest().equals(candidate.testDigest())) {
            return new Verdict.NotComparable(
                    "not comparable with champion %d: it was tested on other images; promote it by hand if it is better"
                            .formatted(champion.version()));
        }
        return better(candidate, champion)
                ? new Verdict.Promoted("better than champion " + compared(champion, candidate))
                : new Verdict.Kept("not better than champion " + compared(champion, candidate));
    }

    private static boolean better(Contender candidate, Contender champion) {
        int byAccuracy =
                Double.compare(candidate.test().accuracy(), champion.test().accuracy());
        return byAccuracy != 0
                ? byAccuracy > 0
                : candidate.test().loss() < champion.test().loss();
    }

    private static String compared(Contender champion, Contender candidate) {
        return "%d on the same test images: %s against %s"
                .formatted(champion.version(), figures(candidate), figures(champion));
    }

    private static String figures(Contender contender) {
        var test = contender.test();
        return String.format(Locale.ROOT, "accuracy %.4f, loss %.4f", test.accuracy(), test.loss());
    }
}
