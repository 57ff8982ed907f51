package io.cotejo.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cotejo.embedded.ChildProcess;
import io.cotejo.embedded.Command;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartTest {
    @TempDir
    private Path logs;

    @Test
    void whatIsKilledIsStartedAgainAndWhatIsStoppedIsNot() {
        var news = new CopyOnWriteArrayList<String>();
        var changes = new AtomicInteger();
        var part = new Part("sleeper", "nowhere", 1, this::sleeper);
        part.start();
        long first = part.state().pid();
        part.watch(news::add, changes::incrementAndGet);

        ProcessHandle.of(first).orElseThrow().destroyForcibly();

        await().until(() -> changes.get() == 1);
        long second = part.state().pid();
        assertThat(second).isNotZero().isNotEqualTo(first);
        assertThat(news)
                .containsExactly(
                        "sleeper ended with exit code 137; it is started again in 1 s", "sleeper is ready again");

        part.stop();

        assertThat(ProcessHandle.of(second).filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(news).hasSize(2);
    }

    private ChildProcess sleeper() {
        return ChildProcess.start(new Command("sleeper", List.of("sleep", "600"), logs));
    }
}
