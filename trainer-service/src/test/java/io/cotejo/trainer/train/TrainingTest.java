package io.cotejo.trainer.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cotejo.events.RunResults;
import io.cotejo.events.job.TrainingJob;
import io.cotejo.trainer.Jobs;
import io.cotejo.trainer.SmallJobs;
import io.cotejo.trainer.checkpoint.CheckpointContent;
import io.cotejo.trainer.checkpoint.CheckpointException;
import io.cotejo.trainer.dataset.Dataset;
import io.cotejo.trainer.dataset.Datasets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingTest {
    private static final Datasets DATASETS = new Datasets(Path.of("no-such-folder"));
    private static final String SMALL = """
            network: {type: layers, layers: [{conv2d: {filters: 4, kernel: 3}}, batchNorm, relu, {maxPool2d: 4}, flatten,
              {dropout: 0.2}, {linear: 16}, tanh, {linear: 10}]}
            """;

    @Test
    void learns() {
        var listener = new Recorded();

        var finished = finished(run(Jobs.read("""
                        dataset: {name: digits, train: 3000, test: 500}
                        network: {type: preset, name: mlp-32}
                        training: {epochs: 4, batchSize: 32}
                        optimizer: {type: adam, learningRate: 3e-3}
                        """), listener));

        assertThat(listener.reports).extracting(EpochReport::epoch).containsExactly(1, 2, 3, 4);
        assertThat(listener.reports.getLast().train().loss())
                .isLessThan(listener.reports.getFirst().train().loss() * 0.8);
        assertThat(finished.test().score().accuracy()).isGreaterThan(0.5);
        assertThat(finished.epochs()).isEqualTo(4);
        assertThat(finished.ending()).isEqualTo(RunResults.Ending.ALL_EPOCHS);
        assertThat(finished.validation()).isNull();
        assertThat(listener.reports).allSatisfy(report -> {
            assertThat(report.validation()).isNull();
            assertThat(report.test()).isNotNull();
            assertThat(report.monitored()).isEqualTo(report.train().loss());
        });
        assertThat(listener.progress.getLast().imagesDone()).isEqualTo(3000);
    }

    @Test
    void keepsTheBestEpochByTheMonitoredFigure() {
        var listener = new Recorded();
        var job = Jobs.read("""
                dataset: {name: digits, train: 600, test: 200, validation: 100}
                training: {epochs: 4, monitor: val_loss}
                optimizer: {type: sgd, learningRate: 0.5, momentum: 0.9}
                """ + SMALL);

        var finished = finished(run(job, listener));

        var best = listener.reports.get(finished.bestEpoch() - 1);
        assertThat(listener.reports).allMatch(report -> report.monitored() >= best.monitored());
        assertThat(finished.validation()).isNotNull().extracting("score").isEqualTo(best.validation());
        assertThat(finished.train()).isNotNull().satisfies(train -> {
            assertThat(train.confusion().stream()
                            .flatMapToInt(row -> row.stream().mapToInt(Integer::intValue)))
                    .hasSize(100);
            assertThat(train.confusion().stream()
                            .flatMap(List::stream)
                            .mapToInt(Integer::intValue)
                            .sum())
                    .isEqualTo(500);
            assertThat(train.topK()).hasSize(5).first().isEqualTo(train.score().accuracy());
        });
        assertThat(listener.checkpoints.getLast().header().bestEpoch()).isEqualTo(finished.bestEpoch());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{type: adam, weightDecay: 1e-4}",
                "{type: adamw, learningRate: 2e-3}",
                "{type: sgd, learningRate: 0.05, momentum: 0.9, nesterov: true, weightDecay: 1e-4}",
                "{type: sgd, learningRate: 0.05}",
                "{type: rmsprop, learningRate: 1e-3, momentum: 0.5}"
            })
    void aResumedRunEndsWithTheSameWeightsAsOneLeftAlone(String optimizer) {
        var job = Jobs.job(SMALL + "training: {epochs: 4, batchSize: 33}\n"
                + "callbacks: {reduceLrOnPlateau: {factor: 0.5, patience: 1, minDelta: 10}}\noptimizer: " + optimizer);
        var whole = new Recorded();
        var alone = finished(run(job, whole));

        var resumed = finished(new Training(job, dataset(job), new Recorded()).resume(whole.resumePoint(2)));

        assertThat(resumed.weightsSha256()).isEqualTo(alone.weightsSha256());
        assertThat(resumed.test()).isEqualTo(alone.test());
        assertThat(resumed.bestEpoch()).isEqualTo(alone.bestEpoch());
        assertThat(whole.reports.getLast().learningRate())
                .isLessThan(whole.reports.getFirst().learningRate());
    }

    @Test
    void resumesAfterTheLastEpochWithoutTrainingAgain() {
        var job = Jobs.job(SMALL + "training: {epochs: 2}");
        var whole = new Recorded();
        var alone = finished(run(job, whole));
        var listener = new Recorded();

        var resumed = finished(new Training(job, dataset(job), listener).resume(whole.resumePoint(2)));

        assertThat(listener.reports).isEmpty();
        assertThat(resumed).isEqualTo(alone);
    }

    @Test
    void refusesTheCheckpointOfAnotherJob() {
        var whole = new Recorded();
        run(Jobs.job(SMALL + "training: {epochs: 1, seed: 1}"), whole);
        var other = Jobs.job(SMALL + "training: {epochs: 1, seed: 2}");

        assertThatThrownBy(() -> new Training(other, dataset(other), new Recorded()).resume(whole.resumePoint(1)))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("another job");
    }

    @Test
    void aRunInterruptedAfterEveryEpochDecidesAsOneLeftAlone() {
        var job =
                Jobs.document(SmallJobs.everything("interrupted", 40).replace("\"patience\": 100", "\"patience\": 2"));
        var whole = new Recorded();
        var alone = finished(run(job, whole));

        for (int epoch = 1; epoch < whole.reports.size(); epoch++) {
            var rest = new Recorded();
            var resumed = finished(new Training(job, dataset(job), rest).resume(whole.resumePoint(epoch)));

            assertThat(rest.decisions()).isEqualTo(whole.decisions().subList(epoch, whole.reports.size()));
            assertThat(rest.checkpoints.getLast().callbacks())
                    .isEqualTo(whole.checkpoints.getLast().callbacks());
            assertThat(resumed.weightsSha256()).isEqualTo(alone.weightsSha256());
            assertThat(resumed.bestEpoch()).isEqualTo(alone.bestEpoch());
            assertThat(resumed.ending()).isEqualTo(alone.ending());
            assertThat(resumed.test()).isEqualTo(alone.test());
        }
        assertThat(alone.ending()).isEqualTo(RunResults.Ending.EARLY_STOPPING);
        assertThat(whole.reports.getLast().learningRate())
                .isLessThan(whole.reports.getFirst().learningRate());
    }

    @Test
    void endsWithWhatItHasOnceTheLossIsNoNumberIfTheJobWantsThat() {
        var listener = new Recorded();
        var finished = finished(run(diverging(50, true), listener));
        int epochs = listener.reports.size();

        assertThat(finished.ending()).isEqualTo(RunResults.Ending.NOT_A_NUMBER);
        assertThat(finished.epochs()).isEqualTo(epochs).isLessThan(50);
        assertThat(finished.weightsSha256())
                .isEqualTo(
                        finished(run(diverging(epochs, true), new Recorded())).weightsSha256());
        assertThatThrownBy(() -> run(diverging(50, false), new Recorded())).isInstanceOf(DivergedException.class);
    }

    /** Each epoch is one step, and each step multiplies the weights, until they no longer fit into a float. */
    private static TrainingJob diverging(int epochs, boolean terminateOnNaN) {
        return Jobs.read("""
                dataset: {name: digits, train: 64, test: 50}
                network: {type: layers, layers: [flatten, {linear: 16}, {linear: 10}]}
                training: {epochs: %d, batchSize: 64}
                optimizer: {type: sgd, learningRate: 1e4}
                callbacks: {terminateOnNaN: %s}
                """.formatted(epochs, terminateOnNaN));
    }

    @Test
    void keepsTheLastEpochIfItIsNotToRestoreTheBest() {
        var listener = new Recorded();
        var job = Jobs.job(SMALL + """
                training: {epochs: 50}
                callbacks: {earlyStopping: {patience: 2, minDelta: 100, restoreBest: false}}
                """);

        var finished = finished(run(job, listener));

        assertThat(finished.ending()).isEqualTo(RunResults.Ending.EARLY_STOPPING);
        assertThat(finished.bestEpoch()).isEqualTo(finished.epochs()).isEqualTo(3);
        assertThat(finished.test().score()).isEqualTo(listener.reports.getLast().test());
    }

    @Test
    void stopsARunThatIsHopelessBesideItsRivals() {
        var listener = new Recorded();
        listener.rivals = List.of(0.1, 0.1, 0.1);
        var job = Jobs.job(SMALL + """
                training: {epochs: 50, monitor: train_loss}
                callbacks: {medianStopping: {startFromEpoch: 2, minRuns: 3}}
                """);

        var finished = finished(run(job, listener));

        assertThat(finished.ending()).isEqualTo(RunResults.Ending.MEDIAN_STOPPING);
        assertThat(finished.epochs()).isEqualTo(2);
    }

    @Test
    void stopsEarly() {
        var listener = new Recorded();
        var job = Jobs.job(SMALL + "training: {epochs: 50}\ncallbacks: {earlyStopping: {patience: 2, minDelta: 100}}");

        var finished = finished(run(job, listener));

        assertThat(finished.epochs()).isEqualTo(3);
        assertThat(finished.ending()).isEqualTo(RunResults.Ending.EARLY_STOPPING);
        assertThat(finished.bestEpoch()).isEqualTo(1);
    }

    @Test
    void endsAtTheNextBatchOnceItIsCancelled() {
        var listener = new Recorded();
        listener.cancelAfterAsking = 3;

        var outcome = run(Jobs.job(SMALL + "training: {epochs: 50}"), listener);

        assertThat(outcome).isInstanceOf(Outcome.Cancelled.class);
        assertThat(listener.reports).isEmpty();
    }

    @Test
    void saysWhereItDivergedAndWhatMayHelp() {
        var job = Jobs.job("""
                network: {type: mlp, hidden: [32]}
                optimizer: {type: sgd, learningRate: 1e30}
                """);

        assertThatThrownBy(() -> run(job, new Recorded()))
                .isInstanceOf(DivergedException.class)
                .hasMessageContaining("epoch 1, batch ")
                .hasMessageContaining("lower optimizer.learningRate");
    }

    @Test
    void toleratesALastBatchOfOneImageWithBatchNormalisation() {
        var job = Jobs.read("dataset: {name: digits, train: 65, test: 50}\n"
                + "network: {type: mlp, hidden: [8], batchNorm: true}\ntraining: {epochs: 2, batchSize: 64}");

        assertThat(finished(run(job, new Recorded())).epochs()).isEqualTo(2);
    }

    private static Outcome run(TrainingJob job, TrainingListener listener) {
        return new Training(job, dataset(job), listener).run();
    }

    private static Dataset dataset(TrainingJob job) {
        return DATASETS.load(job.dataset());
    }

    private static RunResults finished(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Finished finished -> finished.results();
            case Outcome.Cancelled cancelled -> throw new AssertionError("should have finished");
        };
    }

    /** Keeps all that it is told; checkpoints go through their file format, as they do on a disk. */
    private static final class Recorded implements TrainingListener {
        final List<EpochReport> reports = new ArrayList<>();
        final List<CheckpointContent> checkpoints = new ArrayList<>();
        final List<Progress> progress = new ArrayList<>();
        int cancelAfterAsking = Integer.MAX_VALUE;
        List<Double> rivals = List.of();
        private int asked;

        @Override
        public void epochCompleted(EpochReport report, CheckpointContent checkpoint) {
            reports.add(report);
            checkpoints.add(CheckpointContent.decode(checkpoint.encode()));
        }

        @Override
        public void progress(Progress now) {
            progress.add(now);
        }

        @Override
        public boolean cancelled() {
            asked++;
            return asked > cancelAfterAsking;
        }

        @Override
        public List<Double> rivals(int epoch) {
            return rivals;
        }

        /** What the callbacks make of each epoch. */
        List<List<Object>> decisions() {
            return reports.stream()
                    .map(report -> List.<Object>of(
                            report.epoch(), report.learningRate(), report.figures(), report.monitored(), report.best()))
                    .toList();
        }

        ResumePoint resumePoint(int epoch) {
            var last = checkpoints.get(epoch - 1);
            return new ResumePoint(last, checkpoints.get(last.header().bestEpoch() - 1));
        }
    }
}
