package io.cotejo.trainer.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cotejo.events.RunId;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HistoryFollowerTest {
    private static final RunId RUN = RunId.parse("01941f29-7c00-7000-8000-000000000001");

    @Test
    void readsAnewWhateverWentWrong() {
        var openings = new AtomicInteger();
        try (var follower = new HistoryFollower(new RunHistories("t."), () -> {
            openings.incrementAndGet();
            throw new UnsupportedOperationException("nobody expects this");
        })) {
            await().until(() -> openings.get() > 1);
            assertThat(follower.following()).isFalse();
        }
    }

    @Test
    void givesNoHistoryOnceNobodyWantsIt() {
        try (var follower = new HistoryFollower(new RunHistories("t."), () -> {
            throw new UnsupportedOperationException("never there");
        })) {
            assertThat(follower.upToDateWhile(() -> false, RUN)).isEmpty();
        }
    }
}
