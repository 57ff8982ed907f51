package io.cotejo.trainer.run;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Tells a running attempt that it is to end early, and why. The first reason counts. Safe for use by several threads. */
public final class StopSignal {
    /** Why an attempt ends before its run is over. */
    public enum Reason {
        /** Somebody asked for the run to end. */
        CANCELLED,
        /** This trainer is shutting down; another goes on with the run. */
        SHUTDOWN,
        /** The job is no longer this trainer's; nothing may be published any more. */
        JOB_LOST,
        /** A later attempt has begun elsewhere; nothing may be published any more. */
        SUPERSEDED
    }

    private final AtomicReference<@Nullable Reason> reason = new AtomicReference<>();

    /** Asks the attempt to end after the batch it is at. */
    public void request(Reason why) {
        reason.compareAndSet(null, why);
    }

    /** The reason to end; null as long as there is none. */
    public @Nullable Reason reason() {
        return reason.get();
    }
}
