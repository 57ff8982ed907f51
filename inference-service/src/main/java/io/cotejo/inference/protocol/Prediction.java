package io.cotejo.inference.protocol;

import io.cotejo.events.trace.TraceContext;
import io.cotejo.inference.model.InferenceFailedException;
import io.cotejo.inference.model.Lease;
import io.cotejo.inference.model.Pixels;
import io.cotejo.inference.model.Scores;
import io.cotejo.inference.model.Turn;
import io.cotejo.inference.model.VersionStatistics.Phases;
import io.cotejo.inference.model.Work;
import java.time.Duration;

/** A request that has been read and waits for its version of the model. It closes the lease. */
final class Prediction implements Work {
    private final Reply reply;
    private final Call call;
    private final Lease lease;
    private final Question question;
    private final RequestMeters meters;
    private final long submitted = System.nanoTime();
    private long taken;

    Prediction(Reply reply, Call call, Lease lease, Question question, RequestMeters meters) {
        this.reply = reply;
        this.call = call;
        this.lease = lease;
        this.question = question;
        this.meters = meters;
    }

    void submit(Turn turn) {
        lease.submit(this, turn);
    }

    @Override
    public Pixels pixels() {
        return question.pixels();
    }

    @Override
    public boolean wanted(long now) {
        taken = now;
        meters.waited(now - submitted);
        if (!reply.open()) {
            drop(Answer.gone());
            return false;
        }
        var timeout = question.timeout();
        if (timeout.isPresent() && now - reply.arrived() > timeout.get().toNanos()) {
            drop(late(timeout.get()));
            return false;
        }
        return true;
    }

    private static Answer late(Duration timeout) {
        return Answer.error(
                504,
                "the request's timeout of " + timeout.toNanos() / 1_000
                        + " µs was over before the model could be run; allow more time, or send less at once");
    }

    @Override
    public void classified(Scores scores) {
        long computed = System.nanoTime();
        Answer answer;
        try {
            answer = question.answer().apply(scores);
            lease.answered(() -> call.header(TraceContext.HEADER));
            lease.statistics().succeeded(phases(computed));
        } catch (RefusedException e) {
            taken = computed;
            drop(e.answer());
            return;
        } catch (RuntimeException e) {
            fail(e);
            return;
        }
        answer(answer);
    }

    private Phases phases(long computed) {
        return new Phases(
                taken - submitted, submitted - reply.arrived(), computed - taken, System.nanoTime() - computed);
    }

    @Override
    public void failed(InferenceFailedException cause) {
        fail(cause);
    }

    private void fail(RuntimeException cause) {
        lease.statistics().failed(System.nanoTime() - reply.arrived());
        lease.close();
        reply.fail(cause);
    }

    private void drop(Answer answer) {
        lease.statistics().failed(taken - reply.arrived());
        answer(answer);
    }

    private void answer(Answer answer) {
        lease.close();
        reply.send(answer, lease.version().version());
    }
}
