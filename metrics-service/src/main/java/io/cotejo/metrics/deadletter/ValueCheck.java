package io.cotejo.metrics.deadletter;

import io.cotejo.events.Topic;
import io.cotejo.events.job.Fault;
import io.cotejo.events.job.JobDocuments;
import io.cotejo.events.job.JobReader;
import io.cotejo.events.job.MalformedJobException;
import io.cotejo.metrics.projection.EventReader;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a value that somebody has put right, as its topic will be read. */
final class ValueCheck {
    private final String prefix;

    ValueCheck(String prefix) {
        this.prefix = prefix;
    }

    /**
     * Requires it to be what the topic promises. Values of topics that are nobody's here are let through.
     *
     * @throws UnreadableValueException naming what is wrong
     */
    void require(String topic, @Nullable String key, byte[] value) {
        var known = Arrays.stream(Topic.values())
                .filter(each -> each.name(prefix).equals(topic))
                .findFirst();
        known.flatMap(each -> faults(each, key, value)).ifPresent(faults -> {
            throw new UnreadableValueException(topic, faults);
        });
    }

    private static Optional<String> faults(Topic topic, @Nullable String key, byte[] value) {
        return switch (topic) {
            case JOBS -> jobFaults(value);
            case REQUESTS, RESPONSES -> Optional.empty(); // only the model that is asked knows what it takes
            case CONTROL,
                    RUNS,
                    EPOCHS,
                    CHECKPOINTS,
                    EXPORTS,
                    VERSIONS,
                    ALIASES,
                    LEDGER,
                    POLICIES,
                    PREDICTIONS,
                    FEEDBACK -> eventFaults(topic, key, value);
        };
    }

    private static Optional<String> jobFaults(byte[] value) {
        try {
            var documents = JobDocuments.parse(value);
            if (documents.size() != 1) {
                return Optional.of("it holds " + documents.size() + " jobs, and must hold one");
            }
            return switch (JobReader.strict().read(documents.getFirst())) {
                case JobReader.Result.Accepted _ -> Optional.empty();
                case JobReader.Result.Rejected(var faults) -> Optional.of(Fault.join(faults));
            };
        } catch (MalformedJobException e) {
            return Optional.of("it " + e.getMessage());
        }
    }

    private static Optional<String> eventFaults(Topic topic, @Nullable String key, byte[] value) {
        return switch (EventReader.read(topic, value)) {
            case EventReader.Result.Read(var event) when event.key().equals(key) -> Optional.empty();
            case EventReader.Result.Read(var event) ->
                Optional.of("it belongs to the key " + event.key() + ", the record's key is " + key);
            case EventReader.Result.Unreadable(var reason) -> Optional.of(reason);
            case EventReader.Result.Tombstone() -> Optional.empty();
        };
    }
}
