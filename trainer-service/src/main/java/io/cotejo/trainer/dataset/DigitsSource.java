package io.cotejo.trainer.dataset;

import java.util.OptionalInt;

/** Handwritten digits that the program makes itself. */
record DigitsSource(Description description) implements ImageSource {
    /** Beyond this, an ordinary heap is in danger: 500,000 images are 392 MB. */
    private static final int MOST = 500_000;

    static final Sizes TRAIN = new Sizes(60_000, MOST);
    static final Sizes TEST = new Sizes(10_000, MOST);

    @Override
    public String where() {
        return "generated";
    }

    @Override
    public boolean available() {
        return true;
    }

    @Override
    public Reading read(Part part, OptionalInt wanted) {
        int images = wanted.orElse(description.sizes(part).usual());
        if (images > MOST) {
            throw new DatasetException("digits generates at most " + MOST + " images of a part, asked were " + images
                    + ": set a smaller dataset.train or dataset.test");
        }
        return Reading.whole(new DigitsGenerator(part).first(images));
    }

    @Override
    public boolean covers(ImageSet images, Part part, OptionalInt wanted) {
        return wanted.isEmpty() ? images.size() == description.sizes(part).usual() : images.size() >= wanted.getAsInt();
    }
}
