package io.cotejo.trainer.dataset;

import io.cotejo.events.job.DatasetSpec;
import io.cotejo.events.job.Fault;
import io.cotejo.events.job.ImagesSpec;
import java.util.Optional;
import java.util.OptionalInt;

/** A user's own pictures, made images of one size. Equal as long as no file has changed. */
record ImagesSource(Description description, PictureFolder folder) implements ImageSource {
    private static final int MOST_BYTES = Integer.MAX_VALUE - Long.BYTES; // of an array

    static ImagesSource of(PictureFolder folder, ImagesSpec spec) {
        var description = new Description(
                DatasetSpec.IMAGES,
                new ImageShape(spec.color().channels(), spec.height(), spec.width()),
                folder.classes(),
                Sizes.fixed(folder.train().size()),
                Sizes.fixed(folder.test().size()));
        return new ImagesSource(description, folder);
    }

    @Override
    public String where() {
        return folder.place().toString();
    }

    @Override
    public boolean available() {
        return true;
    }

    /** That the images would not fit into so much memory. */
    Optional<Fault> fault(long memory) {
        long each = description.shape().pixels();
        long train = each * folder.train().size();
        long test = each * folder.test().size();
        if (train <= MOST_BYTES && test <= MOST_BYTES && train + test <= memory) {
            return Optional.empty();
        }
        return Optional.of(new Fault(
                "dataset.folder",
                folder.train().size() + folder.test().size() + " pictures",
                "at " + description.shape().height() + " × "
                        + description.shape().width() + " they take " + ((train + test) >> 20)
                        + " MiB, and this trainer has " + (Math.min(memory, 2L * MOST_BYTES) >> 20)
                        + " MiB for them: smaller dataset.height and dataset.width, or fewer pictures"));
    }

    @Override
    public Reading read(Part part, OptionalInt wanted) {
        return new PicturesReader(folder, part, description.shape()).read();
    }

    @Override
    public boolean covers(ImageSet images, Part part, OptionalInt wanted) {
        return true;
    }
}
