package io.cotejo.trainer.train;

/**
 * Where a run is within its epoch.
 *
 * @param epoch counted from 1
 * @param epochs how many the job asks for
 * @param imagesDone in this epoch
 * @param images in each epoch
 * @param loss mean over the images done, in nats
 * @param accuracy share of the images done, in [0, 1]
 * @param imagesPerSecond in this epoch so far
 */
public record Progress(
        int epoch, int epochs, int imagesDone, int images, double loss, double accuracy, double imagesPerSecond) {}
