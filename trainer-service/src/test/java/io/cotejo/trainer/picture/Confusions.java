package io.cotejo.trainer.picture;

import io.cotejo.trainer.seed.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Confusion matrices for tests. */
final class Confusions {
    private Confusions() {}

    /** Mostly right, with a few confusions. */
    static List<List<Integer>> plausible(int classes, int imagesPerClass) {
        var random = SeededRandom.of(7, classes, imagesPerClass);
        var rows = new ArrayList<List<Integer>>();
        for (int actual = 0; actual < classes; actual++) {
            int row = actual;
            int mixedUp = random.nextInt(classes);
            var counts = IntStream.range(0, classes)
                    .mapToObj(predicted -> predicted == row
                            ? imagesPerClass - random.nextInt(imagesPerClass / 5)
                            : predicted == mixedUp
                                    ? random.nextInt(imagesPerClass / 6 + 1)
                                    : random.nextInt(4) == 0 ? random.nextInt(imagesPerClass / 60 + 2) : 0)
                    .toList();
            rows.add(counts);
        }
        return rows;
    }
}
