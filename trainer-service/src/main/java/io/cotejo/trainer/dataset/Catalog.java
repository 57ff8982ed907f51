package io.cotejo.trainer.dataset;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The datasets that everybody knows, and the one that the program makes. */
final class Catalog {
    private static final List<String> DIGITS =
            IntStream.range(0, 10).mapToObj(Integer::toString).toList();
    private static final Sizes MNIST_TRAIN = Sizes.fixed(60_000);
    private static final Sizes MNIST_TEST = Sizes.fixed(10_000);
    static final List<Description> DESCRIPTIONS = List.of(
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

    private Catalog() {}

    /** What is known of one without loading it; empty for any other name. */
    static Optional<Description> find(String name) {
        return DESCRIPTIONS.stream()
                .filter(description -> description.name().equals(name))
                .findFirst();
    }

    static List<String> names() {
        return DESCRIPTIONS.stream().map(Description::name).toList();
    }
}
