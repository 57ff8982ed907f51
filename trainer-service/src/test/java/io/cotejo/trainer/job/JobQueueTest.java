package io.cotejo.trainer.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class JobQueueTest {
    @Test
    void joinsTheQueueAnewWhateverWentWrong() {
        var joins = new AtomicInteger();
        try (var queue = new JobQueue(
                () -> {
                    joins.incrementAndGet();
                    throw new UnsupportedOperationException("nobody expects this");
                },
                (record, stop) -> JobTaker.Verdict.DONE,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1))) {
            await().until(() -> joins.get() > 1);
            assertThat(queue.alive()).isFalse();
        }
    }
}
