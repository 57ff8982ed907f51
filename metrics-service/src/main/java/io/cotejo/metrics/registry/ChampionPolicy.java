package io.cotejo.metrics.registry;

import io.cotejo.events.PolicySet;
import io.cotejo.events.PolicySet.Mode;
import io.cotejo.metrics.pair.McNemar;
import io.cotejo.metrics.pair.PairedAnswers;
import io.cotejo.metrics.pair.Pairing;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * When a new version becomes the champion: if it has the higher accuracy on the same test images, or the same and the lower
 * loss, and what is asked beyond that is met.
 *
 * @param minimumGain by how much its accuracy must be higher at least, as a share of the images, in [0, 1]
 * @param significance McNemar's test must give a p-value below this; null if it is not asked
 */
record ChampionPolicy(
        Mode mode, double minimumGain, @Nullable Double significance) {
    /** The policy of a model that nobody has set one for. */
    static final ChampionPolicy DEFAULT = new ChampionPolicy(Mode.AUTO, 0, null);

    /** Who acts where no person does. */
    static final String ACTOR = "policy";

    private static final double ROUNDING = 1e-9; // less than one of any number of images

    static ChampionPolicy of(PolicySet set) {
        return new ChampionPolicy(set.mode(), set.minimumGain(), set.significance());
    }

    /** Says what becomes of the first version of a model. */
    Verdict judgeFirst(Contender candidate) {
        return mode == Mode.MANUAL
                ? new Verdict.Kept("a person decides: first version of the model: " + figures(candidate))
                : new Verdict.Promoted("first version of the model: " + figures(candidate));
    }

    /**
     * Compares a new version with the present champion.
     *
     * @param pairing of their answers, the champion's first
     */
    Verdict judge(Contender champion, Contender candidate, Pairing pairing) {
        if (!champion.testDigest().equals(candidate.testDigest())) {
            return new Verdict.NotComparable(
                    "not comparable with champion %d: it was tested on other images; promote it by hand if it is better"
                            .formatted(champion.version()));
        }
        var figures = " on the same test images: %s against %s%s"
                .formatted(figures(candidate), figures(champion), told(pairing));
        if (mode == Mode.MANUAL) {
            return new Verdict.Kept("a person decides: beside champion " + champion.version() + figures);
        }
        return automatic(champion, candidate, pairing, champion.version() + figures);
    }

    private Verdict automatic(Contender champion, Contender candidate, Pairing pairing, String compared) {
        if (!better(candidate, champion)) {
            return new Verdict.Kept("not better than champion " + compared);
        }
        if (candidate.test().accuracy() - champion.test().accuracy() < minimumGain - ROUNDING) {
            return new Verdict.Kept(
                    String.format(Locale.ROOT, "better by less than the policy's %.4f than champion ", minimumGain)
                            + compared);
        }
        return significance == null
                ? new Verdict.Promoted("better than champion " + compared)
                : tested(pairing, significance, compared);
    }

    private static Verdict tested(Pairing pairing, double level, String compared) {
        return switch (pairing) {
            case Pairing.Paired(var answers) ->
                answers.mcnemar().pValue() < level
                        ? new Verdict.Promoted(
                                String.format(Locale.ROOT, "better, p below the policy's %s, than champion ", level)
                                        + compared)
                        : new Verdict.Kept(String.format(
                                        Locale.ROOT, "better, but p not below the policy's %s, than champion ", level)
                                + compared);
            case Pairing.NotComparable(var reason) ->
                new Verdict.NotComparable("the policy asks for a p-value, which is not known: " + reason
                        + "; promote it by hand if it is better than champion " + compared);
        };
    }

    private static boolean better(Contender candidate, Contender champion) {
        int byAccuracy =
                Double.compare(candidate.test().accuracy(), champion.test().accuracy());
        return byAccuracy != 0
                ? byAccuracy > 0
                : candidate.test().loss() < champion.test().loss();
    }

    private static String figures(Contender contender) {
        var test = contender.test();
        return String.format(Locale.ROOT, "accuracy %.4f, loss %.4f", test.accuracy(), test.loss());
    }

    private static String told(Pairing pairing) {
        return switch (pairing) {
            case Pairing.Paired(var answers) -> told(answers, answers.mcnemar());
            case Pairing.NotComparable _ -> "";
        };
    }

    private static String told(PairedAnswers answers, McNemar test) {
        return String.format(
                Locale.ROOT,
                "; right where the other is wrong: %d against %d of %d images, McNemar's p %.4g (%s)",
                answers.onlyB(),
                answers.onlyA(),
                answers.images(),
                test.pValue(),
                test.exact() ? "exact" : "chi-square");
    }
}
