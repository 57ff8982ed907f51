package io.cotejo.metrics.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotejo.events.Score;
import org.junit.jupiter.api.Test;

class ChampionPolicyTest {
    private static final Contender CHAMPION = contender(1, "same", 0.9, 0.3);

    @Test
    void theFirstVersionIsPromoted() {
        assertThat(ChampionPolicy.judge(null, CHAMPION)).isInstanceOf(Verdict.Promoted.class);
    }

    @Test
    void aHigherAccuracyIsPromotedWhateverItsLoss() {
        assertThat(ChampionPolicy.judge(CHAMPION, contender(2, "same", 0.91, 5)))
                .isInstanceOf(Verdict.Promoted.class);
    }

    @Test
    void theLossDecidesBetweenEqualAccuracies() {
        assertThat(ChampionPolicy.judge(CHAMPION, contender(2, "same", 0.9, 0.2)))
                .isInstanceOf(Verdict.Promoted.class);
        assertThat(ChampionPolicy.judge(CHAMPION, contender(2, "same", 0.9, 0.4)))
                .isInstanceOf(Verdict.Kept.class);
    }

    @Test
    void anEqualOneIsNotBetter() {
        assertThat(ChampionPolicy.judge(CHAMPION, contender(2, "same", 0.9, 0.3)))
                .isInstanceOf(Verdict.Kept.class);
    }

    @Test
    void otherTestImagesCannotBeCompared() {
        assertThat(ChampionPolicy.judge(CHAMPION, contender(2, "other", 1, 0)))
                .isInstanceOf(Verdict.NotComparable.class)
                .extracting(Verdict::reason)
                .asString()
                .contains("other images");
    }

    private static Contender contender(int version, String digest, double accuracy, double loss) {
        return new Contender(version, digest, new Score(loss, accuracy));
    }
}
