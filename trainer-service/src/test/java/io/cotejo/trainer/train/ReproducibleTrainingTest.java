package io.cotejo.trainer.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cotejo.events.RunResults;
import io.cotejo.events.job.Fault;
import io.cotejo.events.job.TrainingJob;
import io.cotejo.trainer.Jobs;
import io.cotejo.trainer.checkpoint.CheckpointContent;
import io.cotejo.trainer.dataset.Datasets;
import io.cotejo.trainer.dataset.ImageShape;
import io.cotejo.trainer.engine.TorchEngine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With everything in the job that draws numbers or remembers steps. */
class ReproducibleTrainingTest {
    private static final Datasets DATASETS = new Datasets(Path.of("no-such-folder"));
    private static final int EPOCHS = 4;
    private static final String EVERYTHING = """
            dataset: {name: digits, train: 400, test: 100, augment: {shift: 2, rotate: 10, horizontalFlip: true}}
            network: {type: layers, layers: [{conv2d: {filters: 4, kernel: 3}}, {batchNorm: {momentum: 0.2}}, relu,
              {maxPool2d: 4}, flatten, {dropout: 0.2}, {linear: 16}, tanh, {linear: 10}], initializer: he-uniform}
            callbacks: {reduceLrOnPlateau: {factor: 0.5, patience: 1, minDelta: 10}}
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "training: {epochs: 4, batchSize: 33, labelSmoothing: 0.1, gradientClip: {norm: 1}, schedule: {type: cosine,"
                        + " warmup: 0.5}}\noptimizer: {type: adam, l2: 1e-4, amsgrad: true}",
                "training: {epochs: 4, batchSize: 33, labelSmoothing: 0.1, gradientClip: {value: 0.1}, schedule: {type:"
                        + " one-cycle}}\noptimizer: {type: sgd, l2: 1e-3, momentum: 0.9, dampening: 0.3}",
                "training: {epochs: 4, batchSize: 33, schedule: {type: step, every: 2, factor: 0.5, warmup: 1.5}}\n"
                        + "optimizer: {type: rmsprop, learningRate: 1e-3, centered: true}"
            })
    void theSameJobGivesTheSameWeightsAlsoIfItIsResumedAfterAnyEpoch(String steps) {
        var job = Jobs.read(EVERYTHING + steps);
        var first = new Recorded();
        var alone = finished(training(job, first).run());
        var again = new Recorded();

        assertThat(finished(training(job, again).run()).weightsSha256()).isEqualTo(alone.weightsSha256());
        assertThat(again.rates()).isEqualTo(first.rates());
        for (int epoch = 1; epoch <= EPOCHS; epoch++) {
            var rest = new Recorded();
            var resumed = finished(training(job, rest).resume(first.resumePoint(epoch)));
            assertThat(resumed.weightsSha256()).as("resumed after %d", epoch).isEqualTo(alone.weightsSha256());
            assertThat(rest.rates()).isEqualTo(first.rates().subList(epoch, EPOCHS));
        }
    }

    /** Where the batches are divided among threads, as far as there are processors. */
    @Test
    void theSameJobGivesTheSameWeightsIfThreadsShareItsBatches() {
        var job = Jobs.read("""
                dataset: {name: digits, train: 400, test: 100}
                network: {type: preset, name: cnn}
                training: {epochs: 2, batchSize: 64}
                """);
        var first = new Recorded();
        var alone = finished(training(job, first).run());

        assertThat(TorchEngine.shares())
                .isGreaterThanOrEqualTo(Math.min(2, Runtime.getRuntime().availableProcessors()));
        assertThat(finished(training(job, new Recorded()).run()).weightsSha256())
                .isEqualTo(alone.weightsSha256());
        assertThat(finished(training(job, new Recorded()).resume(first.resumePoint(1)))
                        .weightsSha256())
                .isEqualTo(alone.weightsSha256());
    }

    @Test
    void augmentationChangesWhatIsLearned() {
        var plain = Jobs.read(EVERYTHING.replaceAll(", augment: \\{.*?}", "") + "training: {epochs: 1}");
        var varied = Jobs.read(EVERYTHING + "training: {epochs: 1}");

        assertThat(finished(training(plain, new Recorded()).run()).weightsSha256())
                .isNotEqualTo(finished(training(varied, new Recorded()).run()).weightsSha256());
    }

    @Test
    void augmentationChangesNothingThatIsEvaluated() {
        var unmoved = "training: {epochs: 1}\noptimizer: {type: sgd, learningRate: 1e-12}";
        var plain = Jobs.read(EVERYTHING.replaceAll(", augment: \\{.*?}", "") + unmoved);
        var varied = Jobs.read(EVERYTHING + unmoved);

        var expected = finished(training(plain, new Recorded()).run()).train();
        var seen = finished(training(varied, new Recorded()).run()).train();

        // what batch normalisation has learned of the batches is all that differs
        assertThat(Objects.requireNonNull(seen).score().loss())
                .isCloseTo(Objects.requireNonNull(expected).score().loss(), within(0.05));
    }

    @Test
    void reportsTheRateOfTheLastStepAsTheScheduleAndThePlateauLeaveIt() {
        var job = Jobs.read(EVERYTHING + """
                training: {epochs: 4, schedule: {type: cosine, finalShare: 0.2}}
                optimizer: {type: sgd, learningRate: 0.1}
                """);
        var listener = new Recorded();
        training(job, listener).run();

        // 7 steps an epoch; no epoch is better by 10, so that the base is halved after the second and the third
        var schedule = new Schedule(job.training().schedule(), 4, 7);
        assertThat(listener.rates().get(0)).isCloseTo(0.1 * schedule.factor(6), within(1e-12));
        assertThat(listener.rates().get(1)).isCloseTo(0.1 * schedule.factor(13), within(1e-12));
        assertThat(listener.rates().get(2)).isCloseTo(0.05 * schedule.factor(20), within(1e-12));
        assertThat(listener.rates().get(3)).isCloseTo(0.025 * 0.2, within(1e-12));
    }

    @Test
    void reportsTheLossWithoutSmoothing() {
        var still = """
                network: {type: mlp, hidden: [8]}
                optimizer: {type: sgd, learningRate: 1e-12}
                training: {epochs: 1, labelSmoothing: %s}
                """;
        var plain = new Recorded();
        var smoothed = new Recorded();
        training(Jobs.job(still.formatted("0")), plain).run();
        training(Jobs.job(still.formatted("0.5")), smoothed).run();

        assertThat(smoothed.reports.getFirst().train().loss())
                .isCloseTo(plain.reports.getFirst().train().loss(), within(1e-6));
    }

    @Test
    void findsWhatFitsNeitherTheRunNorTheImages() {
        var job = Jobs.read("""
                dataset: {name: digits, augment: {shift: 30}}
                network: {type: mlp, hidden: [8]}
                training: {epochs: 2, schedule: {type: constant, warmup: 3}}
                """);

        assertThat(Training.faults(job, ImageShape.GREY_28, 10, 600))
                .extracting(Fault::field)
                .containsExactly("dataset.augment.shift", "training.schedule.warmup");
    }

    private static Training training(TrainingJob job, TrainingListener listener) {
        return new Training(job, DATASETS.load(job.dataset()), listener);
    }

    private static RunResults finished(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Finished finished -> finished.results();
            case Outcome.Cancelled cancelled -> throw new AssertionError("should have finished");
        };
    }

    /** Keeps reports and checkpoints; these go through their file format, as they do on a disk. */
    private static final class Recorded implements TrainingListener {
        final List<EpochReport> reports = new ArrayList<>();
        private final List<CheckpointContent> checkpoints = new ArrayList<>();

        @Override
        public void epochCompleted(EpochReport report, CheckpointContent checkpoint) {
            reports.add(report);
            checkpoints.add(CheckpointContent.decode(checkpoint.encode()));
        }

        @Override
        public void progress(Progress progress) {}

        @Override
        public boolean cancelled() {
            return false;
        }

        @Override
        public List<Double> rivals(int epoch) {
            return List.of();
        }

        List<Double> rates() {
            return reports.stream().map(EpochReport::learningRate).toList();
        }

        ResumePoint resumePoint(int epoch) {
            var last = checkpoints.get(epoch - 1);
            return new ResumePoint(last, checkpoints.get(last.header().bestEpoch() - 1));
        }
    }
}
