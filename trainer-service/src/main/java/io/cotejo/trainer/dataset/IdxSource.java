package io.cotejo.trainer.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * MNIST and the datasets that took over its files.
 *
 * @param folder holds the four files, raw or gzipped
 */
record IdxSource(Description description, Path folder) implements ImageSource {
    @Override
    public String where() {
        return folder.toString();
    }

    @Override
    public boolean available() {
        return Stream.of(Part.values())
                .flatMap(part -> Stream.of(imagesName(part), labelsName(part)))
                .allMatch(name -> find(name).isPresent());
    }

    @Override
    public Reading read(Part part, OptionalInt wanted) {
        var imagesFile = require(imagesName(part));
        var labelsFile = require(labelsName(part));
        var labels = IdxFile.labels(labelsFile, description.classes().size());
        var pixels = IdxFile.images(imagesFile, description.shape());
        int images = pixels.length / description.shape().pixels();
        if (images != labels.length) {
            throw new DatasetException(imagesFile + " has " + images + " images, but " + labelsFile + " has "
                    + labels.length + " labels: take both files from the same place");
        }
        return Reading.whole(new ImageSet(description.shape(), pixels, labels));
    }

    @Override
    public boolean covers(ImageSet images, Part part, OptionalInt wanted) {
        return true;
    }

    private Path require(String name) {
        return find(name).orElseThrow(() -> new DatasetException(missing(name)));
    }

    private String missing(String name) {
        return "%s needs %s (raw or .gz), which is not in %s: put the four files train-images-idx3-ubyte,"
                        .formatted(description.name(), name, folder)
                + " train-labels-idx1-ubyte, t10k-images-idx3-ubyte and t10k-labels-idx1-ubyte there, or set"
                + " COTEJO_DATA to the folder above the one that holds them. They can be got from " + home();
    }

    private String home() {
        return switch (description.name()) {
            case "fashion-mnist" -> "https://github.com/zalandoresearch/fashion-mnist";
            case "kmnist" -> "http://codh.rois.ac.jp/kmnist/";
            default -> "https://ossci-datasets.s3.amazonaws.com/mnist/";
        };
    }

    private Optional<Path> find(String name) {
        var dotted = name.replace("-idx", ".idx");
        return Stream.of(name, name + ".gz", dotted, dotted + ".gz")
                .map(folder::resolve)
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private static String imagesName(Part part) {
        return prefix(part) + "-images-idx3-ubyte";
    }

    private static String labelsName(Part part) {
        return prefix(part) + "-labels-idx1-ubyte";
    }

    private static String prefix(Part part) {
        return switch (part) {
            case TRAIN -> "train";
            case TEST -> "t10k";
        };
    }
}
