package io.cotejo.trainer.dataset;

import io.cotejo.events.job.Fault;
import java.nio.file.Path;
import java.util.List;

/**
 * A folder of the user's own pictures, as it was found.
 *
 * @param classes names of the folders in {@code train/}, in the order of their bytes
 * @param train in an order that spreads each class evenly, so that the first and the last pictures are of all classes
 * @param test likewise
 * @param ignored how many files are neither hidden nor named like a PNG or JPEG file in its class's folder
 */
record PictureFolder(Path place, List<String> classes, List<PictureEntry> train, List<PictureEntry> test, int ignored) {
    PictureFolder {
        classes = List.copyOf(classes);
        train = List.copyOf(train);
        test = List.copyOf(test);
    }

    /** What came of looking for one. */
    sealed interface Result {
        record Found(PictureFolder folder) implements Result {}

        record Faulty(List<Fault> faults) implements Result {
            public Faulty {
                faults = List.copyOf(faults);
            }
        }
    }

    List<PictureEntry> entries(Part part) {
        return switch (part) {
            case TRAIN -> train;
            case TEST -> test;
        };
    }
}
