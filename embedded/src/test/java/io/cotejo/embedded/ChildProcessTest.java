package io.cotejo.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    Path logs;

    @Test
    void writesWhatTheChildPrintsToItsLogAndGivesItTheEnvironment() {
        var command = shell("echo \"greeting is $GREETING\"; echo bad >&2").withEnvironment(Map.of("GREETING", "hola"));

        try (var child = ChildProcess.start(command)) {
            child.awaitSuccess(LONG);

            await().untilAsserted(() -> assertThat(logs.resolve("child.log")).hasContent("greeting is hola\nbad\n"));
        }
    }

    @Test
    void stopAsksTheChildToEnd() {
        var child = ChildProcess.start(shell("trap 'echo ending; exit 7' TERM; echo up; while :; do sleep 0.1; done"));
        awaitLog("up");

        child.stop();

        assertThat(child.exitCode()).succeedsWithin(LONG).isEqualTo(7);
        awaitLog("up\nending");
        assertThat(logs.resolve("child.pid")).doesNotExist();
    }

    @Test
    void stopKillsAChildThatDoesNotListen() {
        var deaf = shell("trap '' TERM; echo up; while :; do sleep 0.1; done")
                .withEnding(new Command.Ending("TERM", Duration.ofSeconds(1)));
        var child = ChildProcess.start(deaf);
        awaitLog("up");

        child.stop();

        assertThat(child.exitCode()).succeedsWithin(LONG).isEqualTo(128 + 9);
    }

    @Test
    void stopEndsWhatTheChildStarted() {
        var child = ChildProcess.start(shell("sleep 300 & echo up; wait"));
        awaitLog("up");
        var grandchildren = child.handle().descendants().toList();

        child.stop();

        assertThat(grandchildren).isNotEmpty();
        await().untilAsserted(() -> assertThat(grandchildren).noneMatch(ProcessHandle::isAlive));
    }

    @Test
    void aChildThatEndsBeforeItIsReadyIsQuoted() {
        var child = ChildProcess.start(shell("echo no such file: weights; exit 3"));

        assertThatThrownBy(() -> child.awaitReady(() -> false, LONG))
                .isInstanceOf(EmbeddedException.class)
                .hasMessageContaining("child ended with exit code 3 before it was ready")
                .hasMessageContaining("no such file: weights");
    }

    @Test
    void aChildThatIsNotReadyInTimeIsStopped() {
        var child = ChildProcess.start(shell("sleep 300"));

        assertThatThrownBy(() -> child.awaitReady(() -> false, Duration.ofMillis(1)))
                .hasMessageContaining("was not ready within");

        assertThat(child.isAlive()).isFalse();
    }

    @Test
    void aChildThatIsNoLongerWaitedForIsStopped() throws Exception {
        var child = ChildProcess.start(shell("sleep 300"));
        var failure = new CompletableFuture<Throwable>();
        var waiting = Thread.ofVirtual()
                .uncaughtExceptionHandler((_, e) -> failure.complete(e))
                .start(() -> child.awaitReady(() -> false, LONG));

        waiting.interrupt();

        assertThat(waiting.join(LONG)).isTrue();
        assertThat(failure).isCompletedWithValueMatching(e -> e instanceof EmbeddedException);
        assertThat(child.isAlive()).isFalse();
    }

    @Test
    void aProbeThatThrowsMeansNotYet() {
        var lines = logs.resolve("child.log");
        try (var child = ChildProcess.start(shell("echo up; sleep 300"))) {
            child.awaitReady(() -> Files.readString(lines).contains("up"), LONG);

            assertThat(child.isAlive()).isTrue();
        }
    }

    @Test
    void aProgramThatIsMissingIsNamed() {
        var child = ChildProcess.start(new Command("child", List.of("no-such-program"), logs));

        assertThatThrownBy(() -> child.awaitReady(() -> false, LONG)).hasMessageContaining("no-such-program");
    }

    @Test
    void aStartEndsTheSurvivorOfAKilledParent() throws IOException {
        var survivor = new ProcessBuilder("sleep", "300").start();
        new PidFile(logs.resolve("child.pid")).write(survivor.toHandle());

        try (var child = ChildProcess.start(shell("sleep 300"))) {
            assertThat(survivor.isAlive()).isFalse();
            assertThat(child.isAlive()).isTrue();
        }
    }

    private Command shell(String script) {
        return new Command("child", List.of("sh", "-c", script), logs);
    }

    private void awaitLog(String content) {
        await().untilAsserted(() -> assertThat(logs.resolve("child.log")).hasContent(content));
    }
}
