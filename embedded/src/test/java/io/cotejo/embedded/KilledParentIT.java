package io.cotejo.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledParentIT {
    @TempDir
    Path temp;

    private final List<Integer> ports = Ports.free(3);

    private Process parent;
    private List<ProcessHandle> children;

    @BeforeEach
    void startAStackInAnotherProcess() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var main = List.of(
                java,
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                StackMain.class.getName(),
                temp.toString());
        var arguments = ports.stream().map(String::valueOf);
        parent = new ProcessBuilder(Stream.concat(main.stream(), arguments).toList())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var lines = parent.inputReader().lines()) {
            var up = lines.filter(line -> line.startsWith("up ")).findFirst().orElseThrow();
            children = Stream.of(up.split(" ", -1))
                    .skip(1)
                    .map(Long::valueOf)
                    .flatMap(pid -> ProcessHandle.of(pid).stream())
                    .toList();
        }
    }

    @AfterEach
    void end() {
        parent.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void theBrokerAndTheDatabaseEndWithAKilledParent() throws Exception {
        assertThat(children).hasSize(2).allMatch(ProcessHandle::isAlive);

        parent.destroyForcibly().waitFor();

        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(children).noneMatch(ProcessHandle::isAlive));
    }

    @Test
    void theNextStartTakesTheHomeOverAtOnce() throws Exception {
        parent.destroyForcibly().waitFor();

        try (var home = Home.open(temp);
                var kafka = EmbeddedKafka.start(KafkaSpec.in(home, ports.get(0), ports.get(1)));
                var postgres = EmbeddedPostgreSql.start(PostgreSqlSpec.in(home, ports.get(2)))) {
            assertThat(kafka.process().isAlive()).isTrue();
            assertThat(Rows.read(postgres)).containsExactly("kept");
            assertThat(children).noneMatch(ProcessHandle::isAlive);
        }
    }

    @Test
    void aHomeHeldByAnotherProcessIsRefusedWithItsId() {
        assertThatThrownBy(() -> Home.open(temp))
                .isInstanceOf(EmbeddedException.class)
                .hasMessageContaining("in use by process " + parent.pid())
                .hasMessageContaining("cotejo down");
    }
}
