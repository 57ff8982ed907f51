package io.cotejo.inference.model;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Native memory is returned: a leak of the versions' 3 MB would be 450 MB between the 50th and the 200th swap. */
@EnabledOnOs(OS.LINUX)
class SwapMemoryIT {
    private static final long TOLERATED_KILOBYTES = 32 * 1024;

    @TempDir
    Path folder;

    @Test
    void theMemoryOfTheProcessStaysAsItIsOverTwoHundredSwaps() throws IOException, InterruptedException {
        var builder = new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx64m",
                "-Xms64m",
                "-XX:+AlwaysPreTouch",
                "--enable-native-access=ALL-UNNAMED",
                Swaps.class.getName(),
                folder.toString(),
                "200");
        // not as an argument: ONNX Runtime overflows its stack on a command line of 30,000 characters
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        var process = builder.redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(output).isZero();
        var resident = output.lines()
                .filter(line -> line.matches("[0-9]+ [0-9]+"))
                .map(line -> line.split(" "))
                .collect(
                        toMap(line -> line[0], line -> Long.parseLong(line[1]), (_, last) -> last, LinkedHashMap::new));
        System.out.println("resident kilobytes by swaps: " + resident);
        assertThat(resident).as(output).containsKeys("50", "200");
        assertThat(resident.getOrDefault("200", 0L) - resident.getOrDefault("50", 0L))
                .as(output)
                .isLessThan(TOLERATED_KILOBYTES);
    }
}
