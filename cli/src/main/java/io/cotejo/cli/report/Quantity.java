package io.cotejo.cli.report;

import com.fasterxml.jackson.annotation.JsonValue;
import io.cotejo.cli.client.RunDetails.Evaluated;
import io.cotejo.events.EpochCompleted;
import io.cotejo.events.SamplePredictions.Prediction;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a published figure says of a run. */
public enum Quantity {
    BEST_VALIDATION_ACCURACY("best validation accuracy", Unit.SHARE),
    TEST_ACCURACY("test accuracy", Unit.SHARE),
    TEST_LOSS("test loss", Unit.NATS),
    TRAIN_LOSS("training loss", Unit.NATS),
    TRAIN_ACCURACY("training accuracy", Unit.SHARE),
    TRAINING_SECONDS("training time", Unit.SECONDS),
    PARAMETERS("parameters", Unit.COUNT),
    MULTIPLY_ADDS_OF_64_IMAGES("multiply-adds of 64 images", Unit.COUNT),
    FIRST_TEST_IMAGE_LABEL("class told of the first test image", Unit.CLASS),
    FIRST_TEST_IMAGE_PROBABILITY("probability of the first test image's true class", Unit.SHARE);

    private static final int IMAGES = 64;
    private static final MathContext PUBLISHED_DIGITS = new MathContext(3);

    private final String title;
    private final Unit unit;

    Quantity(String title, Unit unit) {
        this.title = title;
        this.unit = unit;
    }

    /** The word for it in the file of published figures. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What to call it before a person. */
    public String title() {
        return title;
    }

    /** What it is counted in. */
    public Unit unit() {
        return unit;
    }

    /** The value, rounded as the documents publish it: counts of multiply-adds have three digits there. */
    double asPublished(double value) {
        return this == MULTIPLY_ADDS_OF_64_IMAGES
                ? new BigDecimal(value).round(PUBLISHED_DIGITS).doubleValue()
                : value;
    }

    /** True for what experiments are judged by at first sight. */
    public boolean headline() {
        return this == BEST_VALIDATION_ACCURACY || this == TEST_ACCURACY;
    }

    /**
     * What a run gave.
     *
     * @param epoch for training figures, the epoch that they are of
     * @return null if it is not known
     */
    public @Nullable Double of(TrainedRun run, @Nullable Integer epoch) {
        var details = run.details();
        return switch (this) {
            case BEST_VALIDATION_ACCURACY -> bestValidationAccuracy(run);
            case TEST_ACCURACY -> test(run).map(test -> test.score().accuracy()).orElse(null);
            case TEST_LOSS -> test(run).map(test -> test.score().loss()).orElse(null);
            case TRAIN_LOSS -> of(run, epoch, each -> each.train().loss());
            case TRAIN_ACCURACY -> of(run, epoch, each -> each.train().accuracy());
            case TRAINING_SECONDS -> details.trainingSeconds();
            case PARAMETERS -> details.parameters() == null ? null : Double.valueOf(details.parameters());
            case MULTIPLY_ADDS_OF_64_IMAGES ->
                details.summary() == null
                        ? null
                        : Double.valueOf((double) details.summary().multiplyAdds() * IMAGES);
            case FIRST_TEST_IMAGE_LABEL ->
                first(run).map(first -> (double) first.predicted()).orElse(null);
            case FIRST_TEST_IMAGE_PROBABILITY ->
                first(run).map(Quantity::probabilityOfTruth).orElse(null);
        };
    }

    private static @Nullable Double bestValidationAccuracy(TrainedRun run) {
        return run.epochs().stream()
                .flatMap(epoch -> Stream.ofNullable(epoch.validation()))
                .map(validation -> validation.accuracy())
                .max(Double::compare)
                .orElse(null);
    }

    private static Optional<Evaluated> test(TrainedRun run) {
        return Optional.ofNullable(run.evaluation().test());
    }

    private static @Nullable Double of(
            TrainedRun run, @Nullable Integer number, Function<EpochCompleted, Double> figure) {
        return run.epochs().stream()
                .filter(epoch -> Objects.equals(epoch.epoch(), number))
                .map(figure)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Double probabilityOfTruth(Prediction prediction) {
        var probabilities = prediction.probabilities();
        return prediction.label() < probabilities.size() ? probabilities.get(prediction.label()) : null;
    }

    private static Optional<Prediction> first(TrainedRun run) {
        return Stream.ofNullable(run.predictions())
                .map(predictions -> predictions.first())
                .flatMap(List::stream)
                .filter(prediction ->
                        prediction.index() == 0 && !prediction.probabilities().isEmpty())
                .findFirst();
    }
}
