package io.cotejo.trainer.run;

/** An attempt has ended before its run was over, as it was told to. */
final class StoppedException extends RuntimeException {
    private final StopSignal.Reason reason;

    StoppedException(StopSignal.Reason reason) {
        super("stopped: " + reason);
        this.reason = reason;
    }

    StopSignal.Reason reason() {
        return reason;
    }
}
