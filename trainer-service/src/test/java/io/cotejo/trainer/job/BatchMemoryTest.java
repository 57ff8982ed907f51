package io.cotejo.trainer.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotejo.trainer.Jobs;
import io.cotejo.trainer.dataset.ImageShape;
import io.cotejo.trainer.network.NetworkPlan;
import org.junit.jupiter.api.Test;

class BatchMemoryTest {
    /** 784 values after flatten, then 206 and 10: 1,000 in all, 12,000 bytes an image. */
    private final NetworkPlan plan = plan("{type: layers, layers: [flatten, {linear: 206}, {linear: 10}]}");

    @Test
    void theLargestBatchThatFitsIsAllowedAndNamedToWhoAsksForMore() {
        var memory = new BatchMemory(2 * 12_000 * 1_000);

        assertThat(memory.faults(1_000, plan)).isEmpty();
        assertThat(memory.faults(1_001, plan)).singleElement().satisfies(fault -> {
            assertThat(fault.field()).isEqualTo("training.batchSize");
            assertThat(fault.seen()).isEqualTo("1001");
            assertThat(fault.message()).contains("at most 1000");
        });
    }

    @Test
    void whereNotEvenOneImageFitsOnlyASmallerNetworkHelps() {
        assertThat(new BatchMemory(12_000).faults(1, plan))
                .singleElement()
                .satisfies(fault -> assertThat(fault.message()).endsWith(": a smaller network"));
    }

    @Test
    void anOrdinaryBatchFitsThisMachine() {
        assertThat(BatchMemory.ofThisMachine().faults(64, plan)).isEmpty();
    }

    private static NetworkPlan plan(String network) {
        var result = NetworkPlan.of(Jobs.job("network: " + network).network(), ImageShape.GREY_28, 10);
        return ((NetworkPlan.Result.Fits) result).plan();
    }
}
