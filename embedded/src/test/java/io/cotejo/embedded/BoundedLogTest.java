package io.cotejo.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoundedLogTest {
    @TempDir
    Path temp;

    @Test
    void keepsAtMostTwoFilesOfTheLimit() throws Exception {
        var log = new BoundedLog(temp.resolve("a.log"), 100);

        log.copy(lines(197));

        assertThat(temp.resolve("a.log")).content().endsWith("line 196\n");
        assertThat(Files.size(temp.resolve("a.log"))).isLessThan(120);
        assertThat(Files.size(temp.resolve("a.log.1"))).isLessThan(120);
    }

    @Test
    void continuesTheFileOfTheStartBefore() {
        new BoundedLog(temp.resolve("a.log"), 100).copy(lines(1));
        new BoundedLog(temp.resolve("a.log"), 100).copy(lines(2));

        assertThat(temp.resolve("a.log")).hasContent("line 0\nline 0\nline 1\n");
    }

    @Test
    void remembersTheLastLines() {
        var log = new BoundedLog(temp.resolve("a.log"), 1000);

        log.copy(lines(60));

        assertThat(log.tail().lines()).hasSize(25).endsWith("  line 59");
    }

    @Test
    void readsOnWhereTheFileCannotBeWrittenAndWritesAgainOnceItCan() throws Exception {
        var inTheWay = Files.createDirectory(temp.resolve("a.log"));
        var log = new BoundedLog(inTheWay, 1 << 20);

        log.copy(lines(60));

        assertThat(log.tail()).endsWith("  line 59");
        Files.delete(inTheWay);
        log.copy(lines(1));
        assertThat(temp.resolve("a.log")).hasContent("line 0");
    }

    private static ByteArrayInputStream lines(int count) {
        var text = IntStream.range(0, count).mapToObj(n -> "line " + n + "\n").collect(Collectors.joining());
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }
}
