package io.cotejo.inference.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtException.OrtErrorCode;
import io.cotejo.events.ModelVersion;
import io.cotejo.events.artifact.ArtifactStore;
import io.cotejo.inference.model.LoadResult.Fault;
import io.cotejo.inference.model.LoadResult.Refused;
import io.cotejo.inference.model.LoadResult.Verified;
import io.cotejo.inference.testing.Exports;
import io.cotejo.inference.testing.Images;
import io.cotejo.inference.testing.LinearModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VersionLoaderTest {
    private static final LinearModel MODEL = LinearModel.favouring(3);

    @TempDir
    Path folder;

    private ArtifactStore store;
    private Exports exports;

    @BeforeEach
    void openStore() {
        store = new ArtifactStore(folder);
        exports = new Exports(store);
    }

    private LoadResult load(ModelVersion version) {
        return new VersionLoader(store).load(version.export());
    }

    @Test
    void aVerifiedModelAnswersWhatIsComputedByHand() {
        var verified = (Verified) load(exports.version("digits", 1, MODEL));
        int bytes = MODEL.shape().bytes();
        var images = Images.random(MODEL.shape(), 3, 99);

        var scores = verified.classifier().classify(images, 3);

        for (int row = 0; row < 3; row++) {
            var image = Arrays.copyOfRange(images, row * bytes, (row + 1) * bytes);
            for (int i = 0; i < 10; i++) {
                assertThat(scores.logit(row, i)).isCloseTo(MODEL.logits(image)[i], within(1e-4f));
                assertThat((double) scores.probability(row, i)).isCloseTo(MODEL.probabilities(image)[i], within(1e-5));
            }
        }
        verified.classifier().release();
    }

    @Test
    void aFlippedByteIsRefusedByItsDigest() throws IOException {
        var version = exports.version("digits", 1, MODEL);
        var file = store.path(version.export().onnx().uri());
        var bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);

        assertThat(load(version)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.fault()).isEqualTo(Fault.ARTIFACT);
            assertThat(refused.reason()).contains("model.onnx", "SHA-256");
        });
    }

    @Test
    void aMissingFileIsRefusedAndMayPass() throws IOException {
        var version = exports.version("digits", 1, MODEL);
        Files.delete(store.path(version.export().parity().uri()));

        assertThat(load(version)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.fault().mayPass()).isTrue();
            assertThat(refused.reason()).contains("parity.safetensors", "missing");
        });
    }

    @Test
    void whateverElseTheStoreThrowsIsARefusalToo() throws IOException {
        var version = exports.version("digits", 1, MODEL);
        var file = store.path(version.export().onnx().uri());
        Files.move(file, file.resolveSibling("elsewhere"));
        Files.createSymbolicLink(file, file.resolveSibling("elsewhere"));

        assertThat(load(version))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).contains("model.onnx", "symbolic link"));
    }

    @Test
    void otherAnswersThanTheTrainingEnginesAreRefusedForGood() {
        assertThat(load(exports.version("digits", 1, MODEL, LinearModel.favouring(4))))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.fault()).isEqualTo(Fault.PARITY);
                    assertThat(refused.fault().mayPass()).isFalse();
                    assertThat(refused.reason()).contains("differs from the training engine");
                });
    }

    @Test
    void aGraphOfAnotherFormIsRefused() {
        assertThat(load(exports.version("digits", 1, MODEL, MODEL.onnx("picture"), MODEL)))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.fault()).isEqualTo(Fault.GRAPH);
                    assertThat(refused.reason()).contains("image", "picture");
                });
    }

    @Test
    void aGraphThatIsNotWhatWasAnnouncedIsRefused() {
        var wider = new LinearModel(new ImageShape(1, 28, 32), 10, 3, 2);

        assertThat(load(exports.version("digits", 1, MODEL, wider.onnx(), MODEL)))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.fault()).isEqualTo(Fault.GRAPH);
                    assertThat(refused.reason()).contains("announced");
                });
    }

    @Test
    void whatTheRuntimeCouldNotDoIsToldApartFromAGraphThatIsWrong() {
        assertThat(VersionLoader.fault(new OrtException(OrtErrorCode.ORT_INVALID_GRAPH, "a cycle")))
                .isEqualTo(Fault.GRAPH);
        assertThat(VersionLoader.fault(new OrtException(OrtErrorCode.ORT_EP_FAIL, "out of memory")))
                .isEqualTo(Fault.RUNTIME);
        assertThat(Fault.RUNTIME.mayPass()).isTrue();
    }

    @Test
    void aFileThatIsNoGraphIsRefused() {
        assertThat(load(exports.version("digits", 1, MODEL, "no graph".getBytes(UTF_8), MODEL)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.fault()).isEqualTo(Fault.GRAPH));
    }
}
