package io.cotejo.inference.model;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Slots that wait to be used again, by capacity: powers of two, so that a single image does not need a batch's memory. */
final class Slots {
    private static final int SIZES = Integer.numberOfTrailingZeros(OnnxClassifier.MOST_ROWS) + 1;

    private final IntFunction<Slot> make;
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
        return slot == null ? make.apply(1 << size) : slot;
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
