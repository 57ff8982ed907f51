package io.cotejo.metrics.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cotejo.metrics.run.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What changed, as messages: written once, whoever listens. */
final class Telling {
    private static final int MOST = 500;

    private final boolean complete;
    private final Position end;
    private final List<Message> messages;

    private Telling(boolean complete, Position end, List<Message> messages) {
        this.complete = complete;
        this.end = end;
        this.messages = List.copyOf(messages);
    }

    private record Message(Predicate<Interest> matters, String event, String json) {}

    /**
     * Writes messages.
     *
     * @param end where a client stands who has all of them
     */
    static Telling of(Changes.Batch batch, Position end, ObjectMapper json) {
        var runs = batch.runs().stream().collect(Collectors.toMap(Run::runId, Function.identity()));
        var messages = new ArrayList<Message>();
        for (var epoch : batch.epochs()) {
            var run = runs.get(epoch.runId());
            if (run != null) {
                messages.add(new Message(interest -> interest.in(run), "epoch", write(json, epoch)));
            }
        }
        batch.runs().forEach(run -> messages.add(new Message(interest -> interest.in(run), "run", write(json, run))));
        batch.deleted()
                .forEach(run -> messages.add(new Message(
                        interest -> interest.inDeleted(run), "deleted", write(json, Map.of("runId", run)))));
        return new Telling(batch.complete(), end, messages);
    }

    /** The messages for one client; the last says where it stands then. More than can be told is told as one. */
    List<Frame> to(Interest interest) {
        var wanted = messages.stream()
                .filter(message -> message.matters().test(interest))
                .toList();
        if (!complete || wanted.size() > MOST) {
            return List.of(Frame.ready(end, false));
        }
        var frames = new ArrayList<Frame>(wanted.size());
        for (int i = 0; i < wanted.size(); i++) {
            var message = wanted.get(i);
            frames.add(new Frame(i == wanted.size() - 1 ? end : null, message.event(), message.json()));
        }
        return frames;
    }

    private static String write(ObjectMapper json, Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written as JSON: " + value, e);
        }
    }
}
