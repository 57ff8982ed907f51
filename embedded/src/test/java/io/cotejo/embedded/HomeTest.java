package io.cotejo.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
    @TempDir
    Path temp;

    @Test
    void opensAFolderThatIsMissingWithAllItsParts() {
        try (var home = Home.open(temp.resolve("a/b"))) {
            assertThat(home.folder()).isEqualTo(temp.resolve("a/b"));
            assertThat(home.kafka()).isEmptyDirectory();
            assertThat(home.postgres()).isEmptyDirectory();
            assertThat(home.artifacts()).isEmptyDirectory();
            assertThat(home.logs()).isEmptyDirectory();
        }
    }

    @Test
    void namesItsOwnerUntilItIsClosed() {
        try (var _ = Home.open(temp)) {
            assertThat(Home.owner(temp)).contains(ProcessHandle.current());
        }

        assertThat(Home.owner(temp)).isEmpty();
    }

    @Test
    void aFolderInUseIsRefusedWithTheProcessThatHoldsIt() {
        try (var _ = Home.open(temp)) {
            assertThatThrownBy(() -> Home.open(temp))
                    .isInstanceOf(EmbeddedException.class)
                    .hasMessageContaining("process " + ProcessHandle.current().pid())
                    .hasMessageContaining("cotejo down")
                    .hasMessageContaining("--home DIR");
        }
    }

    @Test
    void aClosedHomeCanBeOpenedAgain() throws IOException {
        try (var home = Home.open(temp)) {
            Files.writeString(home.artifacts().resolve("weights"), "w");
        }

        try (var home = Home.open(temp)) {
            assertThat(home.artifacts().resolve("weights")).hasContent("w");
        }
    }

    @Test
    void aLockLeftByADeadProcessIsTakenOver() throws Exception {
        var dead = new ProcessBuilder("sleep", "300").start();
        var left = new PidFile(temp.resolve("owner.pid"));
        try (var _ = Home.open(temp)) {
            left.write(dead.toHandle());
        }
        left.write(dead.toHandle());
        dead.destroyForcibly().waitFor();

        try (var _ = Home.open(temp)) {
            assertThat(Home.owner(temp)).contains(ProcessHandle.current());
        }
    }

    @Test
    void tooLittleFreeDiskIsRefusedWithTheFigures() {
        assertThatThrownBy(() -> Home.open(temp, Long.MAX_VALUE))
                .isInstanceOf(EmbeddedException.class)
                .hasMessageMatching("Only \\d+ MiB of disk are free at .*Free some space.*--home DIR");
    }

    @Test
    void aFolderThatCannotBeMadeIsRefusedWithTheWayOut() throws IOException {
        var file = Files.writeString(temp.resolve("file"), "");

        assertThatThrownBy(() -> Home.open(file.resolve("home")))
                .isInstanceOf(EmbeddedException.class)
                .hasMessageContaining(file.resolve("home") + " cannot be written")
                .hasMessageContaining("--home DIR");
    }

    @Test
    void aFolderWithOtherFilesIsNotTaken() throws IOException {
        Files.writeString(temp.resolve("thesis.txt"), "years of work");

        assertThatThrownBy(() -> Home.open(temp))
                .isInstanceOf(EmbeddedException.class)
                .hasMessageContaining("is not a Cotejo home");
    }

    @Test
    void purgeDeletesAHome() {
        Home.open(temp.resolve("home")).close();

        Home.purge(temp.resolve("home"));

        assertThat(temp).isEmptyDirectory();
    }

    @Test
    void purgeLeavesOtherFoldersAlone() throws IOException {
        Files.writeString(temp.resolve("thesis.txt"), "years of work");

        assertThatThrownBy(() -> Home.purge(temp)).hasMessageContaining("Nothing was deleted");

        assertThat(temp.resolve("thesis.txt")).exists();
    }

    @Test
    void purgeLeavesAHomeInUseAlone() {
        try (var home = Home.open(temp)) {
            assertThatThrownBy(() -> Home.purge(temp)).hasMessageContaining("in use by process");

            assertThat(home.logs()).exists();
        }
    }
}
