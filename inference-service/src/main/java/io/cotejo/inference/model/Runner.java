package io.cotejo.inference.model;

/** Runs one version of a model for those who wait for it, in the way that suits its pace. */
final class Runner {
    private final Pace pace;
    private final LoopRunner onLoop;
    private final CombiningRunner offLoop;

    Runner(OnnxClassifier classifier, Pace pace, VersionMeters meters) {
        this.pace = pace;
        var execution = new Execution(classifier, meters);
        onLoop = new LoopRunner(execution, Pace.MOST_ROWS_BRIEFLY);
        offLoop = new CombiningRunner(
                execution, pace.mostRows(), Runtime.getRuntime().availableProcessors());
    }

    /** Takes work in; the caller is on the event loop of the turn. */
    void submit(Work work, Turn turn) {
        if (pace.brief(work.pixels().rows())) {
            onLoop.submit(work, turn.loop());
        } else {
            offLoop.submit(work, turn.workers());
        }
    }
}
