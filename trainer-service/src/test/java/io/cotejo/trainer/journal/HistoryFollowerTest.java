package io.cotejo.trainer.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cotejo.events.RunId;
import io.cotejo.events.kafka.TopicReader;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;

class HistoryFollowerTest {
    private static final RunId RUN = RunId.parse("01941f29-7c00-7000-8000-000000000001");

    @Test
    void readsAnewWhateverWentWrong() {
        var openings = new AtomicInteger();
        try (var follower = follower(() -> {
            openings.incrementAndGet();
            throw new UnsupportedOperationException("nobody expects this");
        })) {
            await().until(() -> openings.get() > 1);
            assertThat(follower.following()).isFalse();
        }
    }

    @Test
    void readsAnewWhereMemoryWasTooSmall() {
        var openings = new AtomicInteger();
        try (var follower = follower(() -> {
            openings.incrementAndGet();
            throw new OutOfMemoryError("for a moment");
        })) {
            await().until(() -> openings.get() > 1);
            assertThat(follower.following()).isFalse();
        }
    }

    @Test
    void givesNoHistoryOnceNobodyWantsIt() {
        try (var follower = follower(HistoryFollowerTest::never)) {
            assertThat(follower.upToDateWhile(() -> false, RUN)).isEmpty();
        }
    }

    private static HistoryFollower follower(Supplier<TopicReader> states) {
        return new HistoryFollower(new RunHistories("t."), states, HistoryFollowerTest::never);
    }

    private static TopicReader never() {
        throw new KafkaException("never there");
    }
}
