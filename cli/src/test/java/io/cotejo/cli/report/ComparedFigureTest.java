package io.cotejo.cli.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.cotejo.events.SamplePredictions;
import io.cotejo.events.SamplePredictions.Prediction;
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
    void whatIsToldOfTheFirstTestImageIsItsLikeliestClassAndTheProbabilityOfTheTrueOne() {
        var wrong = firstImage(new Prediction(0, 2, 1, 1.6, List.of(0.1, 0.7, 0.2), "p"));

        assertThat(Quantity.FIRST_TEST_IMAGE_LABEL.of(wrong, null)).isEqualTo(1);
        assertThat(Quantity.FIRST_TEST_IMAGE_PROBABILITY.of(wrong, null)).isEqualTo(0.2);
        assertThat(Quantity.FIRST_TEST_IMAGE_LABEL.of(run.trained().getFirst(), null))
                .isEqualTo(0);
        assertThat(Quantity.FIRST_TEST_IMAGE_PROBABILITY.of(run.trained().getFirst(), null))
                .isEqualTo(0.75);
    }

    @Test
    void classesAreToldAndNotReckonedWith() {
        var figure = new PublishedFigure(Quantity.FIRST_TEST_IMAGE_LABEL, null, 7.0, List.of(7.0), null);
        var compared = new ComparedFigure(figure, new Sample(List.of(7.0, 3.0, 7.0)));

        assertThat(compared.oursText()).isEqualTo("3, 7");
        assertThat(compared.publishedText()).isEqualTo("7");
        assertThat(compared.toPublished()).isNull();
        assertThat(compared.toPyTorch()).isNull();
        assertThat(compared.toPublishedText()).isEqualTo("–");
    }

    @Test
    void multiplyAddsAreComparedInTheDigitsThatArePublished() {
        var figure = new PublishedFigure(Quantity.MULTIPLY_ADDS_OF_64_IMAGES, null, 5.97e6, null, null);

        assertThat(new ComparedFigure(figure, new Sample(List.of(5_967_488.0))).toPublished())
                .isZero();
        assertThat(new ComparedFigure(figure, new Sample(List.of(5_984_000.0))).toPublished())
                .isEqualTo(10_000);
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

    private TrainedRun firstImage(Prediction prediction) {
        var trained = run.trained().getFirst();
        return new TrainedRun(
                trained.details(),
                trained.epochs(),
                new SamplePredictions(MadeUp.LABELS, List.of(prediction), List.of()),
                trained.page(),
                Origin.ANEW);
    }
}
