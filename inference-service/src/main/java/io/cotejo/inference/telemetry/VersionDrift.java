package io.cotejo.inference.telemetry;

/** How far what a version sees and says is from its training profile. For one thread, but for reading the windows. */
final class VersionDrift {
    /** Ten bins at the most: deciles of the training images. */
    private static final double LEAST_BRIGHTNESS = 0.1;

    /** Classes that are rarer than that are counted together with their neighbours. */
    private static final double LEAST_CLASS = 0.05;

    private final TrainingProfile profile;
    private final DriftWindow inputs;
    private final DriftWindow predictions;
    private boolean told;

    VersionDrift(TrainingProfile profile, int window) {
        this.profile = profile;
        inputs = new DriftWindow(new ReferenceBins(profile.brightness(), LEAST_BRIGHTNESS), window);
        predictions = new DriftWindow(new ReferenceBins(profile.predicted(), LEAST_CLASS), window);
    }

    /** Takes in an image; true if there are enough from now on. */
    boolean add(double brightness, int predicted) {
        inputs.add(profile.brightnessBin(brightness));
        predictions.add(predicted);
        boolean first = !told && inputs.tells();
        told |= first;
        return first;
    }

    DriftWindow inputs() {
        return inputs;
    }

    DriftWindow predictions() {
        return predictions;
    }
}
