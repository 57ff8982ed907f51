package io.cotejo.inference.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.cotejo.events.artifact.ArtifactStore;
import io.cotejo.inference.testing.Exports;
import io.cotejo.inference.testing.Images;
import io.cotejo.inference.testing.LinearModel;
import io.cotejo.inference.testing.SetClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunnerTest {
    private static final LinearModel MODEL = LinearModel.favouring(3);
    private static final Pace FAST = new Pace(20_000);
    private static final Pace SLOW = new Pace(2_000_000);

    @TempDir
    Path folder;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Queue<Runnable> loop = new ArrayDeque<>();
    private final Queue<Runnable> workers = new ArrayDeque<>();
    private final Turn turn = new Turn(loop::add, workers::add);
    private OnnxClassifier classifier;
    private VersionMeters meters;

    @BeforeEach
    void open() throws Exception {
        classifier = OnnxClassifier.open(MODEL.onnx());
        meters = new ModelMeters(registry)
                .of(
                        new Exports(new ArtifactStore(folder)).version("digits", 1, MODEL),
                        new VersionStatistics(new SetClock()));
    }

    @AfterEach
    void close() {
        classifier.release();
    }

    /** Remembers what it is told. */
    private static final class Asked implements Work {
        private final byte[] images;
        private final int rows;
        private final boolean wanted;
        private @Nullable Scores scores;
        private @Nullable InferenceFailedException failure;

        Asked(int rows, int seed, boolean wanted) {
            images = Images.random(MODEL.shape(), rows, seed);
            this.rows = rows;
            this.wanted = wanted;
        }

        @Override
        public Pixels pixels() {
            return new Pixels(images, 0, rows);
        }

        @Override
        public boolean wanted(long now) {
            return wanted;
        }

        @Override
        public void classified(Scores answer) {
            assertThat(scores).as("told once").isNull();
            scores = answer;
        }

        @Override
        public void failed(InferenceFailedException cause) {
            assertThat(failure).as("told once").isNull();
            failure = cause;
        }

        void assertAnswered() {
            var answered = Objects.requireNonNull(scores, "not answered");
            assertThat(answered.rows()).isEqualTo(rows);
            int size = MODEL.shape().bytes();
            for (int row = 0; row < rows; row++) {
                var expected = MODEL.logits(Arrays.copyOfRange(images, row * size, (row + 1) * size));
                for (int label = 0; label < answered.classes(); label++) {
                    assertThat(answered.logit(row, label)).isCloseTo(expected[label], offset(1e-3f));
                }
            }
        }
    }

    private double executions() {
        return registry.get("cotejo.inference.executions").counter().count();
    }

    private static void runAll(Queue<Runnable> tasks) {
        for (var task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    @Test
    void whatALoopGathersInOneWakeUpIsOneRun() {
        var runner = new Runner(classifier, FAST, meters);
        var asked = IntStream.range(0, 5)
                .mapToObj(i -> new Asked(1 + i % 2, i, true))
                .toList();

        asked.forEach(work -> runner.submit(work, turn));
        assertThat(executions()).as("before the end of the wake-up").isZero();
        runAll(loop);

        asked.forEach(Asked::assertAnswered);
        assertThat(executions()).isEqualTo(1);
        assertThat(workers).isEmpty();
    }

    @Test
    void aLoopDoesNotGatherMoreThanItMayClassifyAtOnce() {
        var runner = new Runner(classifier, FAST, meters);
        var asked = IntStream.range(0, 5).mapToObj(i -> new Asked(15, i, true)).toList();

        asked.forEach(work -> runner.submit(work, turn));
        runAll(loop);

        asked.forEach(Asked::assertAnswered);
        assertThat(executions()).isEqualTo(3);
    }

    @Test
    void aFastModelsLargeRequestLeavesTheLoop() {
        var runner = new Runner(classifier, FAST, meters);
        var asked = new Asked(256, 1, true);

        runner.submit(asked, turn);
        assertThat(loop).isEmpty();
        runAll(workers);

        asked.assertAnswered();
    }

    @Test
    void aThreadThatBecomesFreeTakesItsShareOfAllThatWaits() {
        var runner = new CombiningRunner(new Execution(classifier, meters), 8, 1);
        var asked = IntStream.range(0, 6).mapToObj(i -> new Asked(3, i, true)).toList();

        asked.forEach(work -> runner.submit(work, workers::add));
        assertThat(workers).as("one thread").hasSize(1);
        runAll(workers);

        asked.forEach(Asked::assertAnswered);
        assertThat(executions())
                .as("two requests of three images fit into eight")
                .isEqualTo(3);
    }

    @Test
    void whoeverDoesNotWaitAnyMoreIsNotComputed() {
        var runner = new Runner(classifier, SLOW, meters);
        var gone = new Asked(1, 1, false);
        var here = new Asked(1, 2, true);

        runner.submit(gone, turn);
        runAll(workers);
        assertThat(executions()).isZero();
        runner.submit(gone, turn);
        runner.submit(here, turn);
        runAll(workers);

        here.assertAnswered();
        assertThat(gone.scores).isNull();
        assertThat(registry.get("cotejo.inference.samples").counter().count()).isEqualTo(1);
    }

    @Test
    void aRunThatFailsInWhateverWayIsToldToEveryoneAndTheNextIsTried() {
        classifier.release(); // its session is closed, which no caller who holds a lease ever sees
        var runner = new CombiningRunner(new Execution(classifier, meters), 8, 1);
        var first = List.of(new Asked(1, 1, true), new Asked(1, 2, true));
        var next = new Asked(1, 3, true);

        first.forEach(work -> runner.submit(work, workers::add));
        runAll(workers);
        runner.submit(next, workers::add);
        runAll(workers);

        assertThat(first).allSatisfy(asked -> assertThat(asked.failure).hasMessageContaining("could not be computed"));
        assertThat(next.failure).isNotNull();
        assertThat(next.scores).isNull();
    }

    @Test
    void manyThreadsMaySubmitAtOnce() {
        var runner = new CombiningRunner(new Execution(classifier, meters), 8, 2);
        try (var pool = Executors.newFixedThreadPool(2);
                var callers = Executors.newFixedThreadPool(4)) {
            var answered = IntStream.range(0, 400)
                    .mapToObj(i -> {
                        var asked = new Asked(1 + i % 3, i, true);
                        var done = new CompletableFuture<Asked>();
                        callers.execute(() -> runner.submit(told(asked, done), pool));
                        return done;
                    })
                    .toList();

            answered.forEach(asked -> asked.join().assertAnswered());
        }
    }

    private static Work told(Asked asked, CompletableFuture<Asked> done) {
        return new Work() {
            @Override
            public Pixels pixels() {
                return asked.pixels();
            }

            @Override
            public boolean wanted(long now) {
                return asked.wanted(now);
            }

            @Override
            public void classified(Scores scores) {
                asked.classified(scores);
                done.complete(asked);
            }

            @Override
            public void failed(InferenceFailedException cause) {
                done.completeExceptionally(cause);
            }
        };
    }
}
