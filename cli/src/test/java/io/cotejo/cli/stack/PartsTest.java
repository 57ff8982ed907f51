package io.cotejo.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.cotejo.embedded.ChildProcess;
import io.cotejo.embedded.Command;
import io.cotejo.embedded.EmbeddedException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartsTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    private Path logs;

    private final List<ChildProcess> children = new CopyOnWriteArrayList<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final Parts parts = new Parts();

    @Test
    void stoppingEndsWhatIsStillStarting() {
        var starting = CompletableFuture.runAsync(() -> parts.start(List.of(part("slow", this::slow)), _ -> {}));
        await().until(() -> children.size() == 1);

        parts.stop(complaints::add);

        assertThat(children).noneMatch(ChildProcess::isAlive);
        assertThat(complaints).isEmpty();
        assertThat(starting).failsWithin(LONG);
    }

    @Test
    void whatIsStillStartingWhenAnotherFailsIsEndedByStopping() {
        var failing = part("failing", () -> {
            await().until(() -> children.size() == 1);
            throw new EmbeddedException("no room");
        });

        assertThatExceptionOfType(EmbeddedException.class)
                .isThrownBy(() -> parts.start(List.of(failing, part("slow", this::slow)), _ -> {}))
                .withMessage("no room");
        parts.stop(complaints::add);

        assertThat(children).hasSize(1).noneMatch(ChildProcess::isAlive);
    }

    @Test
    void nothingIsStartedOnceAllIsBeingStopped() {
        parts.stop(complaints::add);

        assertThatExceptionOfType(EmbeddedException.class)
                .isThrownBy(() -> parts.start(List.of(part("slow", this::slow)), _ -> {}))
                .withMessageContaining("being stopped");
        assertThat(children).isEmpty();
    }

    @Test
    void stoppingEndsWhatIsBeingStartedAgain() {
        var starts = new AtomicInteger();
        var part = part("slow", () -> starts.getAndIncrement() == 0 ? child("true") : slow());
        parts.start(List.of(part), _ -> {});
        var changes = new AtomicInteger();
        part.watch(_ -> {}, changes::incrementAndGet);
        await().until(() -> children.size() == 2);

        parts.stop(complaints::add);

        assertThat(children).noneMatch(ChildProcess::isAlive);
        assertThat(changes).hasValue(0);
    }

    private static Part part(String name, Part.Starter starter) {
        return new Part(name, "nowhere", 1, starter);
    }

    private ChildProcess slow() {
        var child = child("sleep 600");
        child.awaitReady(() -> false, LONG);
        return child;
    }

    private ChildProcess child(String script) {
        var child = ChildProcess.start(new Command("child", List.of("sh", "-c", script), logs));
        children.add(child);
        return child;
    }
}
