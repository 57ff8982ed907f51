package io.cotejo.inference.model;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Slots that wait to be used again, by capacity: powers of two, so that a single image does not need a batch's memory. */
final class Slots {
    private static final int SIZES = Integer.numberOfTrailingZeros(OnnxClassifier.MOST_ROWS) + 1;

    private final IntFunction<Slot> make;
    private final LongAdder bytes = new LongAdder();
    private final List<Queue<Slot>> idle = IntStream.range(0, SIZES)
            .<Queue<Slot>>mapToObj(size -> new ConcurrentLinkedQueue<>())
            .toList();

    Slots(IntFunction<Slot> make) {
        this.make = make;
    }

    /** Takes a slot for at least {@code rows} images; it must be given back. */
    Slot take(int rows) {
        int size = size(rows);
        var slot = idle.get(size).poll();
        return slot == null ? open(1 << size) : slot;
    }

    private Slot open(int capacity) {
        var slot = make.apply(capacity);
        bytes.add(slot.bytes());
        return slot;
    }

    /** What all slots take together beside the JVM's heap. */
    long bytes() {
        return bytes.sum();
    }

    void give(Slot slot) {
        idle.get(size(slot.capacity())).add(slot);
    }

    /** Frees every slot. All must have been given back. */
    void close() {
        for (var queue : idle) {
            for (var slot = queue.poll(); slot != null; slot = queue.poll()) {
                slot.close();
            }
        }
    }

    private static int size(int rows) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(rows - 1);
    }
}
