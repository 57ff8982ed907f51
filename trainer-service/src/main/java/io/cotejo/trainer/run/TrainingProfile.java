package io.cotejo.trainer.run;

import io.cotejo.events.Evaluation;
import io.cotejo.trainer.dataset.ImageSet;
import java.util.ArrayList;
import java.util.List;

/**
 * What a network has learned from and what it says, in few numbers: whoever serves it can tell by them whether it sees and
 * says something else now. The same images and answers give the same numbers.
 *
 * @param brightness training images, before any augmentation, by the mean of all their pixels: {@value #BINS} bins of
 *     equal width from 0 to 256
 * @param predicted test images by the class that the network gave them, in the order of the outputs. Not the labels: what
 *     the network is used to say is compared with what it says
 */
record TrainingProfile(List<Long> brightness, List<Long> predicted) {
    private static final int BINS = 64;
    private static final int VALUES = 256;

    TrainingProfile {
        brightness = List.copyOf(brightness);
        predicted = List.copyOf(predicted);
    }

    static TrainingProfile of(ImageSet train, Evaluation test) {
        return new TrainingProfile(brightness(train), predicted(test));
    }

    private static List<Long> brightness(ImageSet images) {
        var pixels = images.pixels();
        int each = images.shape().pixels();
        var bins = new long[BINS];
        for (int i = 0; i < images.size(); i++) {
            long sum = 0;
            for (int p = 0; p < each; p++) {
                sum += Byte.toUnsignedInt(pixels.get());
            }
            bins[(int) (sum * BINS / ((long) VALUES * each))]++;
        }
        return list(bins);
    }

    private static List<Long> predicted(Evaluation test) {
        var columns = new long[test.confusion().size()];
        for (var row : test.confusion()) {
            for (int i = 0; i < columns.length; i++) {
                columns[i] += row.get(i);
            }
        }
        return list(columns);
    }

    private static List<Long> list(long[] counts) {
        var list = new ArrayList<Long>(counts.length);
        for (long count : counts) {
            list.add(count);
        }
        return list;
    }
}
