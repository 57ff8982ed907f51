package io.cotejo.metrics.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotejo.events.PolicySet.Mode;
import io.cotejo.events.Score;
import io.cotejo.metrics.pair.PairedAnswers;
import io.cotejo.metrics.pair.Pairing;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChampionPolicyTest {
    private static final Contender CHAMPION = contender(1, "same", 0.9, 0.3);
    private static final Pairing MISSING = new Pairing.NotComparable("version 1 has stored no answers");
    private static final ChampionPolicy MANUAL = new ChampionPolicy(Mode.MANUAL, 0, null);
    private static final ChampionPolicy GAIN = new ChampionPolicy(Mode.AUTO, 0.01, null);
    private static final ChampionPolicy SIGNIFICANT = new ChampionPolicy(Mode.AUTO, 0, 0.05);

    @Test
    void theFirstVersionIsPromotedUnlessAPersonDecides() {
        assertThat(ChampionPolicy.DEFAULT.judgeFirst(CHAMPION)).isInstanceOf(Verdict.Promoted.class);
        assertThat(MANUAL.judgeFirst(CHAMPION)).isInstanceOf(Verdict.Kept.class);
    }

    @Test
    void aHigherAccuracyIsPromotedWhateverItsLoss() {
        assertThat(judge(ChampionPolicy.DEFAULT, 0.91, 5, MISSING)).isInstanceOf(Verdict.Promoted.class);
    }

    @Test
    void theLossDecidesBetweenEqualAccuracies() {
        assertThat(judge(ChampionPolicy.DEFAULT, 0.9, 0.2, MISSING)).isInstanceOf(Verdict.Promoted.class);
        assertThat(judge(ChampionPolicy.DEFAULT, 0.9, 0.4, MISSING)).isInstanceOf(Verdict.Kept.class);
    }

    @Test
    void anEqualOneIsNotBetter() {
        assertThat(judge(ChampionPolicy.DEFAULT, 0.9, 0.3, MISSING)).isInstanceOf(Verdict.Kept.class);
    }

    @Test
    void otherTestImagesCannotBeCompared() {
        assertThat(ChampionPolicy.DEFAULT.judge(CHAMPION, contender(2, "other", 1, 0), MISSING))
                .isInstanceOf(Verdict.NotComparable.class)
                .extracting(Verdict::reason)
                .asString()
                .contains("other images");
    }

    @Test
    void whereAPersonDecidesTheFiguresAreSaidAndNothingIsPromoted() {
        assertThat(judge(MANUAL, 0.99, 0.01, MISSING))
                .isEqualTo(new Verdict.Kept("a person decides: beside champion 1 on the same test images:"
                        + " accuracy 0.9900, loss 0.0100 against accuracy 0.9000, loss 0.3000"));
    }

    @Test
    void aGainBelowTheLeastIsNotEnough() {
        assertThat(judge(GAIN, 0.9099, 0.1, MISSING))
                .isEqualTo(new Verdict.Kept("better by less than the policy's 0.0100 than champion 1 on the same test"
                        + " images: accuracy 0.9099, loss 0.1000 against accuracy 0.9000, loss 0.3000"));
        assertThat(judge(GAIN, 0.91, 0.1, MISSING)).isInstanceOf(Verdict.Promoted.class);
    }

    @Test
    void theLeastGainIsReachedInSpiteOfRounding() {
        var tenth = new ChampionPolicy(Mode.AUTO, 0.1, null);

        assertThat(tenth.judge(contender(1, "same", 0.2, 1), contender(2, "same", 0.3, 1), MISSING))
                .isInstanceOf(Verdict.Promoted.class); // 0.3 - 0.2 is a little below 0.1
    }

    @Test
    void aDifferenceThatMayBeChanceIsNotEnough() {
        assertThat(judge(SIGNIFICANT, 0.91, 0.1, paired(6, 16)))
                .isEqualTo(
                        new Verdict.Kept("better, but p not below the policy's 0.05, than champion 1 on the same test"
                                + " images: accuracy 0.9100, loss 0.1000 against accuracy 0.9000, loss 0.3000; right where the"
                                + " other is wrong: 16 against 6 of 1000 images, McNemar's p 0.05248 (exact)"));
        assertThat(judge(SIGNIFICANT, 0.95, 0.1, paired(10, 60)))
                .isInstanceOf(Verdict.Promoted.class)
                .extracting(Verdict::reason)
                .asString()
                .contains("60 against 10 of 1000 images")
                .contains("(chi-square)");
    }

    @Test
    void whatIsNotKnownToBeSignificantIsLeftToAPerson() {
        assertThat(judge(SIGNIFICANT, 0.95, 0.1, MISSING))
                .isInstanceOf(Verdict.NotComparable.class)
                .extracting(Verdict::reason)
                .asString()
                .startsWith(
                        "the policy asks for a p-value, which is not known: version 1 has stored no answers; promote")
                .contains("accuracy 0.9500");
    }

    private static Verdict judge(ChampionPolicy policy, double accuracy, double loss, Pairing pairing) {
        return policy.judge(CHAMPION, contender(2, "same", accuracy, loss), pairing);
    }

    private static Pairing paired(int onlyChampion, int onlyCandidate) {
        int same = 1000 - onlyChampion - onlyCandidate;
        return new Pairing.Paired(new PairedAnswers(1000, same, onlyChampion, onlyCandidate, 0, List.of()));
    }

    private static Contender contender(int version, String digest, double accuracy, double loss) {
        return new Contender(version, digest, new Score(loss, accuracy), null);
    }
}
