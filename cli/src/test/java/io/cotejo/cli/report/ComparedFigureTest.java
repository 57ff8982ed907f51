package io.cotejo.cli.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ComparedFigureTest {
    private final ReproducedRun run =
            MadeUp.report("good").documents().getFirst().runs().getFirst();

    @Test
    void oursIsTheMeanOverTheSeedsThatWereTrainedToTheEnd() {
        var accuracy = run.figures().getFirst();

        assertThat(accuracy.ours().values()).containsExactly(0.97, 0.98);
        assertThat(accuracy.toPublished()).isCloseTo(0.015, within(1e-9));
        assertThat(accuracy.toPyTorch()).isCloseTo(0.015, within(1e-9));
        assertThat(accuracy.oursText()).isEqualTo("97.50 ± 0.71 %");
        assertThat(accuracy.toPublishedText()).isEqualTo("+1.50 pp");
    }

    @Test
    void trainingFiguresAreOfTheirEpoch() {
        assertThat(run.figures().get(1).ours().mean()).isCloseTo(0.6, within(1e-9));
        assertThat(run.figures().get(1).figure().title()).isEqualTo("training loss, epoch 1");
    }

    @Test
    void aTrainingFigureMustNameItsEpochAndNoOtherMay() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PublishedFigure(Quantity.TRAIN_LOSS, null, 0.3, null, null))
                .withMessage("train-loss must have an epoch, was null");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PublishedFigure(Quantity.TEST_ACCURACY, 1, 0.3, null, null))
                .withMessage("test-accuracy must not have an epoch, was 1");
    }

    @Test
    void theBestValidationAccuracyIsThatOfAnyEpoch() {
        assertThat(Quantity.BEST_VALIDATION_ACCURACY.of(run.trained().getFirst(), null))
                .isCloseTo(1 - 0.15 / 4, within(1e-9));
    }

    @Test
    void whatIsToldOfTheFirstTestImageIsItsLikeliestClass() {
        assertThat(Quantity.FIRST_TEST_IMAGE_LABEL.of(run.trained().getFirst(), null))
                .isEqualTo(0);
        assertThat(Quantity.FIRST_TEST_IMAGE_PROBABILITY.of(run.trained().getFirst(), null))
                .isEqualTo(0.75);
    }

    @Test
    void aRunThatFailedHasNoFigures() {
        var failed = new ReproducedRun(run.published(), List.of(MadeUp.failed(9)));

        assertThat(failed.figures())
                .allSatisfy(figure -> assertThat(figure.ours().values()).isEmpty());
    }

    @Test
    void aDifferenceThatSeedsExplainIsNeitherBetterNorWorse() {
        assertThat(Verdict.of(Unit.SHARE, 0.004)).isEqualTo(Verdict.EVEN);
        assertThat(Verdict.of(Unit.SHARE, -0.006)).isEqualTo(Verdict.WORSE);
        assertThat(Verdict.of(Unit.NATS, -0.03)).isEqualTo(Verdict.BETTER);
        assertThat(Verdict.of(Unit.COUNT, 12.0)).isEqualTo(Verdict.NONE);
    }
}
