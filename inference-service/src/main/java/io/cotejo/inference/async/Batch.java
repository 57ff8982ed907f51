package io.cotejo.inference.async;

import io.cotejo.inference.async.Reply.PutAside;
import io.cotejo.inference.async.Reply.Reason;
import io.cotejo.inference.infer.InferQuestion;
import io.cotejo.inference.model.Lease;
import io.cotejo.inference.model.Lookup;
import io.cotejo.inference.model.ModelRepository;
import io.cotejo.inference.protocol.Question;
import io.cotejo.inference.protocol.RefusedException;
import io.quarkus.logging.Log;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The requests of one poll. Those to one version are classified together; a partition ends before the first request
 * whose model cannot be used now, so that its order is kept. For one thread; to be closed.
 */
final class Batch implements AutoCloseable {
    private final ModelRepository models;
    private final long largest;
    private final Map<Target, Lookup> found = new HashMap<>();
    private final Map<Served, Run> open = new HashMap<>();
    private final List<Run> runs = new ArrayList<>();
    private final Map<Place, ConsumerRecord<String, byte[]>> taken = new LinkedHashMap<>();
    private final Map<Place, Reply> replies = new HashMap<>();
    private final Map<TopicPartition, Wait> waits = new HashMap<>();

    private record Served(String model, int version) {}

    /** From which request on a partition waits, and why. */
    record Wait(long offset, String reason) {}

    /**
     * Makes an empty one.
     *
     * @param largest bytes of a request's value
     */
    Batch(ModelRepository models, long largest) {
        this.models = models;
        this.largest = largest;
    }

    /** Takes the requests of a partition, in their order, up to the first that must wait. */
    void take(TopicPartition partition, List<ConsumerRecord<String, byte[]>> records) {
        for (var record : records) {
            var reason = take(record);
            if (reason != null) {
                waits.put(partition, new Wait(record.offset(), reason));
                return;
            }
            taken.put(Place.of(record), record);
        }
    }

    /** Why it must wait; null if it need not. */
    private @Nullable String take(ConsumerRecord<String, byte[]> record) {
        try {
            if (record.value() != null && record.value().length > largest) {
                putAside(record, Reason.TOO_LARGE, "the request is larger than " + largest + " bytes");
                return null;
            }
            return take(record, Target.of(record.headers()));
        } catch (RefusedException e) {
            putAside(record, Reason.INVALID, e.reason());
        } catch (RuntimeException e) {
            var place = Place.of(record);
            Log.errorf(e, "a request from Kafka failed partition=%s offset=%d", place.partition(), place.offset());
            putAside(record, Reason.FAILED, "internal error; the service's log says more");
        }
        return null;
    }

    private @Nullable String take(ConsumerRecord<String, byte[]> record, Target target) {
        switch (found.computeIfAbsent(target, this::find)) {
            case Lookup.Found(var lease) -> {
                var question = read(record, lease);
                var named = target.naming(question.version());
                if (!named.equals(target)) {
                    return take(record, named);
                }
                join(record, lease, question);
            }
            case Lookup.Unknown(var reason) -> putAside(record, Reason.UNKNOWN, reason);
            case Lookup.Unavailable(var reason) -> {
                if (!hopeless(target)) {
                    return reason;
                }
                putAside(record, Reason.FAILED, reason);
            }
        }
        return null;
    }

    private Lookup find(Target target) {
        return target.version()
                .map(version -> models.find(target.model(), version))
                .orElseGet(() -> models.find(target.model(), OptionalInt.empty()));
    }

    /** True if the version that is named will never serve; another may become champion. */
    private boolean hopeless(Target target) {
        var number = target.number();
        return number.isPresent() && models.refusedForGood(target.model(), number.getAsInt());
    }

    private static Question read(ConsumerRecord<String, byte[]> record, Lease lease) {
        if (record.value() == null) {
            throw RefusedException.badRequest("the record has no value; a request is its value");
        }
        return InferQuestion.read(lease, record.value(), Target.text(record.headers(), InferQuestion.HEADER));
    }

    private void join(ConsumerRecord<String, byte[]> record, Lease lease, Question question) {
        var served = new Served(lease.version().model(), lease.version().version());
        var run = open.get(served);
        if (run == null || !run.add(record, question)) {
            var next = new Run(lease);
            next.add(record, question);
            open.put(served, next);
            runs.add(next);
        }
    }

    private void putAside(ConsumerRecord<String, byte[]> record, Reason reason, String why) {
        replies.put(Place.of(record), new PutAside(reason, why));
    }

    /** Answers what was taken; false if it was told to stop in the middle. */
    boolean compute(BooleanSupplier stopped) {
        for (var run : runs) {
            if (stopped.getAsBoolean()) {
                return false;
            }
            run.compute(replies);
        }
        return true;
    }

    /** What was taken, in its order. */
    Map<Place, ConsumerRecord<String, byte[]>> taken() {
        return taken;
    }

    /** What became of a request that was taken. */
    Reply reply(Place place) {
        var reply = replies.get(place);
        if (reply == null) {
            throw new IllegalStateException("not computed yet: " + place);
        }
        return reply;
    }

    /** The partitions that wait. */
    Map<TopicPartition, Wait> waits() {
        return waits;
    }

    @Override
    public void close() {
        for (var lookup : found.values()) {
            if (lookup instanceof Lookup.Found(var lease)) {
                lease.close();
            }
        }
    }
}
