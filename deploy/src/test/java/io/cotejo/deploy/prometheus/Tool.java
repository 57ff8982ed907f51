package io.cotejo.deploy.prometheus;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** The programs of Prometheus, where they are installed. */
final class Tool {
    private Tool() {}

    /** Finds a program, or skips the test and says what to do. */
    static Path require(String name) {
        var found = find(name);
        assumeTrue(
                found.isPresent(),
                name + " is not on the PATH, so this is not tested. Debian: apt-get install prometheus");
        return found.orElseThrow();
    }

    private static Optional<Path> find(String name) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
