package io.cotejo.trainer.evaluate;

import io.cotejo.events.Score;

/** Loss and accuracy of the images counted so far. */
public final class RunningScore {
    private double lossSum;
    private int correct;
    private int images;

    /**
     * Counts one image.
     *
     * @param loss its cross-entropy, in nats
     */
    public void add(double loss, boolean right) {
        lossSum += loss;
        correct += right ? 1 : 0;
        images++;
    }

    /** How many images were counted. */
    public int images() {
        return images;
    }

    /** Mean over the images, in nats; not a number where one of theirs is not. */
    public double loss() {
        return lossSum / images;
    }

    /** Share of the images classified correctly. */
    public double accuracy() {
        return (double) correct / images;
    }

    /** Both. Throws {@link IllegalArgumentException} if the loss is not finite. */
    public Score score() {
        return new Score(loss(), accuracy());
    }
}
