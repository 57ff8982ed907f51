package io.cotejo.trainer.dataset;

import java.util.List;

/**
 * What is known of a dataset before any file is opened.
 *
 * @param name as in a job
 * @param shape of every image
 * @param classes names in the order of the labels
 */
public record Description(String name, ImageShape shape, List<String> classes) {
    public Description {
        classes = List.copyOf(classes);
    }
}
