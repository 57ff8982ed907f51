package io.cotejo.events.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArtifactStoreTest {
    @TempDir
    private Path folder;

    @Test
    void givesBackWhatWasStored() throws IOException {
        var store = new ArtifactStore(folder);

        var artifact = store.write("runs/a/model.onnx", new byte[] {1, 2, 3});

        assertThat(artifact.sizeBytes()).isEqualTo(3);
        assertThat(artifact.sha256()).isEqualTo("039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81");
        assertThat(store.read(artifact)).containsExactly(1, 2, 3);
        try (var files = Files.list(folder.resolve("runs/a"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void refusesAFileThatIsNotTheOneAnnounced() throws IOException {
        var store = new ArtifactStore(folder);
        var artifact = store.write("model.onnx", new byte[] {1, 2, 3});

        Files.write(folder.resolve("model.onnx"), new byte[] {1, 2, 4});
        assertThatThrownBy(() -> store.read(artifact))
                .isInstanceOf(CorruptArtifactException.class)
                .hasMessageContaining("has SHA-256");
        Files.write(folder.resolve("model.onnx"), new byte[] {1});
        assertThatThrownBy(() -> store.read(artifact)).hasMessageContaining("has 1 bytes, announced were 3");
        Files.delete(folder.resolve("model.onnx"));
        assertThatThrownBy(() -> store.read(artifact)).hasMessageContaining("is missing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../secret",
                "/etc/passwd",
                "a/../../b",
                "a//b",
                "",
                "a/.",
                "a\\b",
                "file:///etc/passwd",
                ".hidden"
            })
    void neverLeavesItsFolder(String uri) {
        var store = new ArtifactStore(folder);

        assertThatThrownBy(() -> store.path(uri)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Artifact(uri, 0, "0".repeat(64))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void removesAFolderAndNothingThatALinkInItPointsTo() throws IOException {
        var store = new ArtifactStore(folder.resolve("store"));
        var outside = Files.createDirectories(folder.resolve("outside"));
        Files.writeString(outside.resolve("file"), "stays");
        store.write("runs/a/attempt-1/model.onnx", new byte[] {1});
        store.write("runs/b/model.onnx", new byte[] {1});
        Files.createSymbolicLink(folder.resolve("store/runs/a/link"), outside);

        store.removeFolder("runs/a");
        store.removeFolder("runs/a");

        assertThat(folder.resolve("store/runs/a")).doesNotExist();
        assertThat(folder.resolve("store/runs/b/model.onnx")).exists();
        assertThat(outside.resolve("file")).hasContent("stays");
    }

    @Test
    void severalMayRemoveAFolderAtOnce() {
        var store = new ArtifactStore(folder);
        for (int i = 0; i < 300; i++) {
            store.write("runs/a/attempt-" + i % 30 + "/epoch-" + i, new byte[] {1});
        }

        var removals = Stream.generate(() -> CompletableFuture.runAsync(() -> store.removeFolder("runs/a")))
                .limit(4)
                .toArray(CompletableFuture[]::new);

        assertThat(CompletableFuture.allOf(removals)).succeedsWithin(Duration.ofMinutes(1));
        assertThat(folder.resolve("runs/a")).doesNotExist();
    }

    @Test
    void neverFollowsASymbolicLink() throws IOException {
        var store = new ArtifactStore(folder.resolve("store"));
        Files.createDirectories(folder.resolve("store"));
        Files.createSymbolicLink(folder.resolve("store/out"), folder);

        assertThatThrownBy(() -> store.path("out/file")).hasMessageContaining("symbolic link");
    }
}
