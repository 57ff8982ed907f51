package io.cotejo.inference.async;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cotejo.events.ModelVersion;
import io.cotejo.events.Topic;
import io.cotejo.events.kafka.DeadLetters;
import io.cotejo.events.trace.TraceContext;
import io.cotejo.inference.infer.InferQuestion;
import io.cotejo.inference.protocol.Answer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Makes the records that replies are sent as; smaller ones where Kafka did not take those before. For one thread. */
final class ReplyRecords {
    static final String REQUEST_TOPIC = "request-topic";
    static final String REQUEST_PARTITION = "request-partition";
    static final String REQUEST_OFFSET = "request-offset";
    static final String CORRELATION = "correlation-id";

    private static final List<String> CARRIED = List.of(TraceContext.HEADER, CORRELATION);

    /** What a dead letter keeps of a value, so that its headers find room beside it. */
    private static final int LARGEST_KEPT = Topic.DEAD_LETTER_BYTES - 256 * 1024;

    private final String responses;
    private final Map<Place, Integer> oversized = new HashMap<>();

    ReplyRecords(String prefix) {
        responses = Topic.RESPONSES.name(prefix);
    }

    /** Kafka does not take the replies to these requests for their size. */
    void shrink(Set<Place> places) {
        places.forEach(place -> oversized.merge(place, 1, Integer::sum));
    }

    /** The replies to these were taken. */
    void taken(Set<Place> places) {
        oversized.keySet().removeAll(places);
    }

    /** The reply that can be sent. */
    Reply fitting(Place place, Reply reply) {
        return oversized.containsKey(place) && reply instanceof Reply.Answered(var _, var answer)
                ? new Reply.PutAside(
                        Reply.Reason.TOO_LARGE,
                        "the answer of " + answer.body().length() + " bytes is larger than the topic " + responses
                                + " takes; ask for fewer images or outputs")
                : reply;
    }

    ProducerRecord<String, byte[]> of(ConsumerRecord<String, byte[]> request, Reply reply) {
        return switch (reply) {
            case Reply.Answered(var version, var answer) -> answered(request, version, answer);
            case Reply.PutAside(var _, var why) ->
                request.serializedValueSize() > LARGEST_KEPT || oversized.getOrDefault(Place.of(request), 0) > 1
                        ? withoutContent(request, why)
                        : DeadLetters.of(request, why, 1);
        };
    }

    private ProducerRecord<String, byte[]> answered(
            ConsumerRecord<String, byte[]> request, ModelVersion version, Answer answer) {
        var response =
                new ProducerRecord<>(responses, request.key(), answer.body().getBytes());
        add(response, Target.MODEL, version.model());
        add(response, Target.VERSION, Integer.toString(version.version()));
        var jsonLength = answer.jsonLength();
        add(response, "content-type", jsonLength == null ? "application/json" : "application/octet-stream");
        if (jsonLength != null) {
            add(response, InferQuestion.HEADER, Integer.toString(jsonLength));
        }
        add(response, REQUEST_TOPIC, request.topic());
        add(response, REQUEST_PARTITION, Integer.toString(request.partition()));
        add(response, REQUEST_OFFSET, Long.toString(request.offset()));
        for (var name : CARRIED) {
            var header = request.headers().lastHeader(name);
            if (header != null) {
                response.headers().add(header);
            }
        }
        return response;
    }

    /** A dead letter that says where the request is, and has neither its key nor its headers nor its value. */
    private static ProducerRecord<String, byte[]> withoutContent(ConsumerRecord<String, byte[]> request, String why) {
        var place =
                new ConsumerRecord<String, byte[]>(request.topic(), request.partition(), request.offset(), null, null);
        return DeadLetters.of(place, why + "; it is too large to be kept here", 1);
    }

    private static void add(ProducerRecord<String, byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(UTF_8));
    }
}
