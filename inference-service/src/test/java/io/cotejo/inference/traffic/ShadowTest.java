package io.cotejo.inference.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cotejo.inference.model.FilledRepository;
import io.cotejo.inference.model.Lease;
import io.cotejo.inference.model.Lookup.Found;
import io.cotejo.inference.model.Pixels;
import io.cotejo.inference.testing.Images;
import io.cotejo.inference.testing.LinearModel;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The champion of {@code digits} and its challenger weigh pixels differently; those of {@code twins} do not. */
class ShadowTest {
    private static final LinearModel CHAMPION = LinearModel.favouring(3);
    private static final LinearModel CHALLENGER = LinearModel.favouring(5);
    private static final int ROWS = 32;

    @TempDir
    Path folder;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private FilledRepository filled;

    @BeforeEach
    void serve() {
        filled = new FilledRepository(folder)
                .with("digits", "champion", CHAMPION)
                .with("digits", "challenger", CHALLENGER)
                .with("twins", "champion", CHAMPION)
                .with("twins", "challenger", CHAMPION);
    }

    @AfterEach
    void close() {
        filled.close();
    }

    private Lease lease(String model, String version) {
        return ((Found) filled.repository().find(model, version)).lease();
    }

    private double counted(String model, String outcome) {
        return meters
                .find("cotejo.inference.shadow.comparisons")
                .tags("model", model, "outcome", outcome)
                .counters()
                .stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private void offer(Shadow shadow, String model, String version) {
        var images = Images.random(CHAMPION.shape(), ROWS, 5);
        try (var lease = lease(model, version)) {
            var scores = lease.classify(images, ROWS);
            if (shadow.wants(lease)) {
                shadow.offer(lease, new Pixels(images, 0, ROWS), scores);
            }
            Arrays.fill(images, (byte) 0); // the caller's own again
        }
    }

    private int same() {
        var images = Images.random(CHAMPION.shape(), ROWS, 5);
        int bytes = CHAMPION.shape().bytes();
        int same = 0;
        for (int row = 0; row < ROWS; row++) {
            var image = Arrays.copyOfRange(images, row * bytes, (row + 1) * bytes);
            same += best(CHAMPION.logits(image)) == best(CHALLENGER.logits(image)) ? 1 : 0;
        }
        return same;
    }

    private static int best(float[] logits) {
        int best = 0;
        for (int i = 1; i < logits.length; i++) {
            best = logits[i] > logits[best] ? i : best;
        }
        return best;
    }

    @Test
    void countsTheImagesOnWhichChampionAndChallengerAgree() throws InterruptedException {
        filled.traffic("digits", 0, 1).traffic("twins", 0, 1);
        var shadow = new Shadow(filled.repository(), meters);

        offer(shadow, "digits", "champion");
        offer(shadow, "twins", "champion");

        await().untilAsserted(() -> assertThat(counted("twins", "agreed")).isEqualTo(ROWS));
        assertThat(counted("digits", "agreed")).isEqualTo(same());
        assertThat(counted("digits", "disagreed")).isEqualTo(ROWS - same());
        shadow.stop(new ShutdownEvent());
    }

    @Test
    void onlyTheShareThatWasSetIsMirroredAndNothingThatTheChallengerHasAnswered() throws InterruptedException {
        filled.traffic("digits", 0, 0.5);
        var chance = new double[] {0.4, 0.6, 0.4};
        var next = new int[1];
        var shadow = new Shadow(filled.repository(), meters, () -> chance[next[0]++], Shadow.worker(10));

        offer(shadow, "digits", "champion");
        offer(shadow, "digits", "champion");
        offer(shadow, "digits", "challenger");
        offer(shadow, "twins", "champion");

        await().untilAsserted(() -> assertThat(counted("digits", "agreed") + counted("digits", "disagreed"))
                .isEqualTo(ROWS));
        shadow.stop(new ShutdownEvent());
        assertThat(meters.find("cotejo.inference.shadow.comparisons").counters().stream()
                        .mapToDouble(Counter::count)
                        .sum())
                .isEqualTo(ROWS);
    }

    @Test
    void whatIsTooMuchIsDroppedAndNobodyWaits() throws InterruptedException {
        filled.traffic("digits", 0, 1);
        var worker = Shadow.worker(1);
        var shadow = new Shadow(filled.repository(), meters, () -> 0, worker);
        var busy = new CountDownLatch(1);
        var _ = worker.submit(() -> {
            busy.await();
            return true;
        });

        offer(shadow, "digits", "champion"); // waits for the thread
        offer(shadow, "digits", "champion"); // is too much
        assertThat(counted("digits", "dropped")).isEqualTo(ROWS);

        busy.countDown();
        await().untilAsserted(() -> assertThat(counted("digits", "agreed") + counted("digits", "disagreed"))
                .isEqualTo(ROWS));
        shadow.stop(new ShutdownEvent());
    }

    @Test
    void aVersionIsNotComparedWithItself() throws InterruptedException {
        var shadow = new Shadow(filled.repository(), meters);
        var images = Images.random(CHAMPION.shape(), 1, 5);
        try (var lease = lease("digits", "challenger")) {
            shadow.offer(lease, new Pixels(images, 0, 1), lease.classify(images, 1));
        }

        await().untilAsserted(() -> assertThat(counted("digits", "dropped")).isEqualTo(1));
        assertThat(counted("digits", "agreed")).isZero();
        shadow.stop(new ShutdownEvent());
    }

    @Test
    void aChallengerThatIsGoneDropsWhatWaitsForIt() throws InterruptedException {
        filled.traffic("digits", 0, 1);
        var shadow = new Shadow(filled.repository(), meters);
        var images = Images.random(CHAMPION.shape(), 1, 5);
        try (var lease = lease("digits", "champion")) {
            var scores = lease.classify(images, 1);
            filled.repository().unload("digits");
            assertThat(shadow.wants(lease)).isTrue();
            shadow.offer(lease, new Pixels(images, 0, 1), scores);
        }

        await().untilAsserted(() -> assertThat(counted("digits", "dropped")).isEqualTo(1));
        shadow.stop(new ShutdownEvent());
    }
}
