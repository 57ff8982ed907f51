package io.cotejo.trainer.dataset;

import java.util.OptionalInt;

/** Where a dataset's images come from. */
sealed interface ImageSource permits DigitsSource, IdxSource, CifarSource, ImagesSource {
    Description description();

    /** Where the images are looked for, for a person to read. */
    String where();

    /** Whether the images seem to be there; they are not opened. */
    boolean available();

    /**
     * The images of one part, in their published order, and at least as many as wanted if there are as many. The first
     * ones are the same whatever is wanted.
     *
     * @param wanted empty for the usual number
     * @throws DatasetException if they are missing or damaged
     */
    Reading read(Part part, OptionalInt wanted);

    /** Whether images that were read before answer a request. */
    boolean covers(ImageSet images, Part part, OptionalInt wanted);
}
