package io.cotejo.trainer.dataset;

import io.cotejo.events.job.DatasetSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** All datasets that a job may name. Keeps the last images in memory; safe for use by several threads. */
public final class Datasets {
    private static final List<String> DIGITS =
            IntStream.range(0, 10).mapToObj(Integer::toString).toList();
    private static final Sizes MNIST_TRAIN = Sizes.fixed(60_000);
    private static final Sizes MNIST_TEST = Sizes.fixed(10_000);
    private static final List<Description> DESCRIPTIONS = List.of(
            new Description("digits", ImageShape.GREY_28, DIGITS, DigitsSource.TRAIN, DigitsSource.TEST),
            new Description("mnist", ImageShape.GREY_28, DIGITS, MNIST_TRAIN, MNIST_TEST),
            new Description(
                    "fashion-mnist",
                    ImageShape.GREY_28,
                    List.of(
                            "T-shirt/top",
                            "Trouser",
                            "Pullover",
                            "Dress",
                            "Coat",
                            "Sandal",
                            "Shirt",
                            "Sneaker",
                            "Bag",
                            "Ankle boot"),
                    MNIST_TRAIN,
                    MNIST_TEST),
            new Description(
                    "kmnist",
                    ImageShape.GREY_28,
                    List.of("o", "ki", "su", "tsu", "na", "ha", "ma", "ya", "re", "wo"),
                    MNIST_TRAIN,
                    MNIST_TEST),
            new Description(
                    "cifar10",
                    new ImageShape(3, 32, 32),
                    List.of("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"),
                    Sizes.fixed(50_000),
                    Sizes.fixed(10_000)));

    private final List<ImageSource> sources;
    private final DatasetCache cache = new DatasetCache();

    /**
     * Datasets under a folder.
     *
     * @param folder holds {@code mnist/}, {@code cifar-10-batches-bin/} and so on; need not exist
     */
    public Datasets(Path folder) {
        sources = DESCRIPTIONS.stream()
                .map(description -> source(description, folder.toAbsolutePath().normalize()))
                .toList();
    }

    /** What is known of a dataset without loading it; empty for an unknown name. */
    public static Optional<Description> describe(String name) {
        return DESCRIPTIONS.stream()
                .filter(description -> description.name().equals(name))
                .findFirst();
    }

    /** Every dataset and whether its images are there. */
    public List<Availability> available() {
        return sources.stream()
                .map(source -> new Availability(source.description(), source.available(), source.where()))
                .toList();
    }

    /**
     * The images that a job asks for.
     *
     * @throws DatasetException if they are missing or damaged, or fewer than asked for
     */
    public Dataset load(DatasetSpec spec) {
        var source = source(spec.name());
        var train = limited(source, Part.TRAIN, "train", spec.train());
        var test = limited(source, Part.TEST, "test", spec.test());
        int left = train.size() - spec.validation().of(train.size());
        if (left < 1) {
            throw new DatasetException("dataset.validation must be less than the " + train.size()
                    + " training images of " + spec.name() + " that it is held back from, was "
                    + spec.validation().of(train.size()) + ": ask for less validation or a larger dataset.train");
        }
        return new Dataset(source.description(), train.first(left), train.range(left, train.size()), test);
    }

    /**
     * Some test images.
     *
     * @return those from an index on, fewer than asked for where the set ends
     * @throws DatasetException if they are missing or damaged
     * @throws UnknownDatasetException if there is no dataset of that name
     */
    ImageSet test(String name, int from, int count) {
        var images = cache.read(source(name), Part.TEST, OptionalInt.empty());
        int start = Math.min(from, images.size());
        return images.range(start, (int) Math.min((long) start + count, images.size()));
    }

    private ImageSet limited(ImageSource source, Part part, String field, @Nullable Integer limit) {
        if (limit == null) {
            return cache.read(source, part, OptionalInt.empty());
        }
        var images = cache.read(source, part, OptionalInt.of(Math.max(1, limit)));
        if (limit < 1 || limit > images.size()) {
            throw new DatasetException("dataset." + field + " must be between 1 and " + images.size()
                    + ", the images that " + source.description().name() + " has, was " + limit
                    + ": leave it out to take all");
        }
        return images.first(limit);
    }

    private ImageSource source(String name) {
        return sources.stream()
                .filter(source -> source.description().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UnknownDatasetException(name, names()));
    }

    private static List<String> names() {
        return DESCRIPTIONS.stream().map(Description::name).toList();
    }

    private static ImageSource source(Description description, Path folder) {
        return switch (description.name()) {
            case "digits" -> new DigitsSource(description);
            case "cifar10" -> new CifarSource(description, folder);
            default -> new IdxSource(description, folder.resolve(description.name()));
        };
    }
}
