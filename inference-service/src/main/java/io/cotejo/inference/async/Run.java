package io.cotejo.inference.async;

import io.cotejo.events.trace.TraceContext;
import io.cotejo.inference.async.Reply.Answered;
import io.cotejo.inference.async.Reply.PutAside;
import io.cotejo.inference.async.Reply.Reason;
import io.cotejo.inference.model.Lease;
import io.cotejo.inference.model.Scores;
import io.cotejo.inference.protocol.Question;
import io.quarkus.logging.Log;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Requests to one version that are classified together, no more images than one run takes. The lease is another's to close. */
final class Run {
    private final Lease lease;
    private final List<Member> members = new ArrayList<>();
    private int rows;

    private record Member(ConsumerRecord<String, byte[]> record, Question question) {}

    Run(Lease lease) {
        this.lease = lease;
    }

    /** True if the request is in; false if its images are too many beside those that are. */
    boolean add(ConsumerRecord<String, byte[]> record, Question question) {
        int more = question.pixels().rows();
        if (rows + more > lease.mostRows()) {
            return false;
        }
        members.add(new Member(record, question));
        rows += more;
        return true;
    }

    /** Classifies them; those without which the runtime computes the others are put aside. */
    void compute(Map<Place, Reply> replies) {
        try {
            var scores = lease.classify(
                    members.stream().map(each -> each.question().pixels()).toList());
            for (int i = 0; i < members.size(); i++) {
                answer(members.get(i), scores.get(i), replies);
            }
        } catch (RuntimeException e) { // whatever it is, to begin anew with the same requests would throw it again
            if (members.size() > 1) {
                members.forEach(each -> alone(each).compute(replies));
            } else {
                failed(members.getFirst(), e, replies);
            }
        }
    }

    private Run alone(Member member) {
        var run = new Run(lease);
        run.add(member.record(), member.question());
        return run;
    }

    private void answer(Member member, Scores scores, Map<Place, Reply> replies) {
        try {
            var answer = member.question().answer().apply(scores);
            replies.put(Place.of(member.record()), new Answered(lease.version(), answer));
            lease.answered(() -> Target.text(member.record().headers(), TraceContext.HEADER));
        } catch (RuntimeException e) {
            failed(member, e, replies);
        }
    }

    private static void failed(Member member, RuntimeException fault, Map<Place, Reply> replies) {
        var place = Place.of(member.record());
        Log.errorf(fault, "a request from Kafka failed partition=%s offset=%d", place.partition(), place.offset());
        replies.put(place, new PutAside(Reason.FAILED, String.valueOf(fault.getMessage())));
    }
}
