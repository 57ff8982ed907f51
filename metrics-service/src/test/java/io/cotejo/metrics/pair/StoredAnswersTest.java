package io.cotejo.metrics.pair;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotejo.events.artifact.Artifact;
import io.cotejo.events.artifact.ArtifactStore;
import io.cotejo.events.artifact.TestAnswers;
import io.cotejo.metrics.pair.PairedAnswers.Disagreement;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // set by JUnit
class StoredAnswersTest {
    private static final String DIGEST = "d".repeat(64);

    @TempDir
    Path folder;

    private ArtifactStore store;

    @BeforeEach
    void open() {
        store = new ArtifactStore(folder);
    }

    @Test
    void everyImageIsCountedOnceAndDisagreementsAreListed() {
        var labels = new int[] {0, 1, 2, 0, 1};
        var a = stored("a", DIGEST, labels, new int[] {0, 1, 0, 1, 2});
        var b = stored("b", DIGEST, labels, new int[] {0, 0, 2, 1, 0});

        assertThat(pair(a, b))
                .isInstanceOfSatisfying(
                        Pairing.Paired.class,
                        paired -> assertThat(paired.answers())
                                .usingRecursiveComparison()
                                .isEqualTo(new PairedAnswers(
                                        5,
                                        1,
                                        1,
                                        1,
                                        2,
                                        List.of(
                                                new Disagreement(1, 1, 1, 0),
                                                new Disagreement(2, 2, 0, 2),
                                                new Disagreement(4, 1, 2, 0)))));
    }

    @Test
    void onlyTheFirstHundredDisagreementsAreListed() {
        var a = stored("a", DIGEST, new int[300], new int[300]);
        var wrong = new int[300];
        Arrays.fill(wrong, 1);
        var b = stored("b", DIGEST, new int[300], wrong);

        assertThat(pair(a, b)).isInstanceOfSatisfying(Pairing.Paired.class, paired -> {
            assertThat(paired.answers().disagreements()).hasSize(100);
            assertThat(paired.answers().onlyA()).isEqualTo(300);
        });
    }

    @Test
    void otherImagesAreNotCompared() {
        var a = stored("a", DIGEST, new int[2], new int[2]);

        assertThat(reason(a, stored("b", "e".repeat(64), new int[2], new int[2])))
                .isEqualTo("version b was tested on other images than version a");
        assertThat(reason(a, stored("b", DIGEST, new int[] {0, 1}, new int[2]))).contains("other images");
    }

    @Test
    void whatIsMissingOrBrokenIsSaid() {
        var a = stored("a", DIGEST, new int[2], new int[2]);

        assertThat(reason(a, null)).isEqualTo("version b has stored no answers to its test images");
        assertThat(reason(a, new Artifact("gone.safetensors", 10, "a".repeat(64))))
                .startsWith("the answers of version b cannot be read: artifact gone.safetensors is missing");
        assertThat(reason(a, new Artifact("huge.safetensors", 1L << 40, "a".repeat(64))))
                .contains("at most 67108864 are read");
        assertThat(reason(a, store.write("b", "no answers".getBytes(StandardCharsets.UTF_8))))
                .contains("cannot be read");
    }

    private Artifact stored(String name, String digest, int[] labels, int[] predicted) {
        return store.write(name, TestAnswers.of(digest, labels, predicted).encode());
    }

    private Pairing pair(Artifact a, @Nullable Artifact b) {
        return new StoredAnswers(store)
                .pair(new StoredAnswers.Side("version a", a), new StoredAnswers.Side("version b", b));
    }

    private String reason(Artifact a, @Nullable Artifact b) {
        return ((Pairing.NotComparable) pair(a, b)).reason();
    }
}
