package io.cotejo.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFileTest {
    @TempDir
    Path temp;

    @Test
    void findsTheProcessThatWasWritten() throws IOException {
        var file = new PidFile(temp.resolve("a.pid"));

        file.write(ProcessHandle.current());

        assertThat(file.living()).contains(ProcessHandle.current());
    }

    @Test
    void anotherProcessThatGotTheSameIdIsNotTakenForIt() throws IOException {
        var file = new PidFile(temp.resolve("a.pid"));

        Files.writeString(file.file(), ProcessHandle.current().pid() + " 1000\n");

        assertThat(file.living()).isEmpty();
    }

    @Test
    void aMissingOrBrokenFileNamesNobody() throws IOException {
        Files.writeString(temp.resolve("cut.pid"), "12");

        assertThat(new PidFile(temp.resolve("none.pid")).living()).isEmpty();
        assertThat(new PidFile(temp.resolve("cut.pid")).living()).isEmpty();
    }
}
