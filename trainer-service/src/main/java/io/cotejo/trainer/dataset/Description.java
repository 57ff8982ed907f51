package io.cotejo.trainer.dataset;

import io.cotejo.events.job.DatasetSpec;
import io.cotejo.events.job.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a dataset before any file is opened.
 *
 * @param name as in a job
 * @param shape of every image
 * @param classes names in the order of the labels
 * @param train images to learn from, with those for validation
 * @param test images to judge by
 */
public record Description(String name, ImageShape shape, List<String> classes, Sizes train, Sizes test) {
    public Description {
        classes = List.copyOf(classes);
    }

    Sizes sizes(Part part) {
        return switch (part) {
            case TRAIN -> train;
            case TEST -> test;
        };
    }

    /** What a job asks for that this dataset can never give. */
    public List<Fault> faults(DatasetSpec spec) {
        var faults = new ArrayList<Fault>();
        tooMany("train", spec.train(), train).ifPresent(faults::add);
        tooMany("test", spec.test(), test).ifPresent(faults::add);
        Split.fault(spec.validation(), taken(spec)).ifPresent(faults::add);
        return faults;
    }

    /** How many images a job learns from, with those for validation taken away. */
    public int toLearnFrom(DatasetSpec spec) {
        return taken(spec) - spec.validation().of(taken(spec));
    }

    private int taken(DatasetSpec spec) {
        return spec.train() == null ? train.usual() : spec.train();
    }

    private Optional<Fault> tooMany(String field, @Nullable Integer wanted, Sizes sizes) {
        return wanted == null || wanted <= sizes.most()
                ? Optional.empty()
                : Optional.of(new Fault(
                        "dataset." + field,
                        wanted.toString(),
                        "must be at most " + sizes.most() + ", the images that " + name
                                + " has: ask for fewer, or leave it out to take " + sizes.usual()));
    }
}
