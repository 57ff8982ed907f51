package io.cotejo.trainer.job;

import com.sun.management.OperatingSystemMXBean;
import io.cotejo.events.job.Fault;
import io.cotejo.trainer.network.NetworkPlan;
import java.lang.management.ManagementFactory;
import java.util.List;

/**
 * The memory that a batch may take while it is trained on.
 *
 * @param bytes that the machine has, or the container
 */
record BatchMemory(long bytes) {
    /** A layer's output, its gradient, and what the operations keep or need in passing. */
    private static final int COPIES = 3;

    static BatchMemory ofThisMachine() {
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new BatchMemory(system.getTotalMemorySize());
    }

    /** At most one fault: a batch's activations would take more than half of the memory. */
    List<Fault> faults(int batchSize, NetworkPlan plan) {
        long perImage = plan.valuesPerImage() * Float.BYTES * COPIES;
        long largest = bytes / 2 / perImage;
        if (batchSize <= largest) {
            return List.of();
        }
        var message = "a batch takes about " + mebibytes(batchSize * perImage) + " MiB with this network, and this"
                + " trainer has " + mebibytes(bytes / 2) + " MiB for it: "
                + (largest < 1 ? "a smaller network" : "at most " + largest + ", or a smaller network");
        return List.of(new Fault("training.batchSize", Integer.toString(batchSize), message));
    }

    private static long mebibytes(long bytes) {
        return bytes >> 20;
    }
}
