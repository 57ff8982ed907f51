package io.cotejo.inference.model;

/** Images that somebody waits to have classified. Whoever runs the model tells it how that went; it throws nothing. */
public interface Work {
    /** The images, at most as many as the lease allows. */
    Pixels pixels();

    /**
     * Asked just before the model is run. If it is false, nobody waits for the answer any more, and nothing else is told.
     *
     * @param now as {@link System#nanoTime} counts
     */
    boolean wanted(long now);

    /** What the model answers. */
    void classified(Scores scores);

    /** The runtime failed. */
    void failed(InferenceFailedException cause);
}
