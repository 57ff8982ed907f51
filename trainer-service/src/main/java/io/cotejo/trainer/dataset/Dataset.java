package io.cotejo.trainer.dataset;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.HexFormat;
import java.util.List;

/** The images of one job, divided. Immutable; see {@link ImageSet}. */
public final class Dataset {
    private final Description description;
    private final ImageSet train;
    private final ImageSet validation;
    private final ImageSet test;
    private final List<String> unreadable;

    Dataset(Description description, Split split, ImageSet test, List<String> unreadable) {
        this.description = description;
        this.train = split.train();
        this.validation = split.validation();
        this.test = test;
        this.unreadable = List.copyOf(unreadable);
    }

    /** The name in the job. */
    public String name() {
        return description.name();
    }

    /** The classes' names, in the order of the labels. */
    public List<String> classes() {
        return description.classes();
    }

    /** What the network learns from. */
    public ImageSet train() {
        return train;
    }

    /** What was held back from the training images to choose by; of size 0 if the job asked for none. */
    public ImageSet validation() {
        return validation;
    }

    /** What the network is judged by. */
    public ImageSet test() {
        return test;
    }

    /** Files that were left out since they could not be read, each with why. */
    public List<String> unreadable() {
        return unreadable;
    }

    /** SHA-256 over the digests of train, validation and test, in lower-case hexadecimal. */
    public String digest() {
        var sha256 = Sha256.start();
        for (var images : List.of(train, validation, test)) {
            sha256.update(images.digest().getBytes(US_ASCII));
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    /** SHA-256 over the test images alone: runs with the same one were judged by the same images. */
    public String testDigest() {
        return test.digest();
    }
}
