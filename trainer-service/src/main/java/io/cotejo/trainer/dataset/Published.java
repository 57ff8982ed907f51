package io.cotejo.trainer.dataset;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a dataset can be got from, and what must be in it.
 *
 * @param place the folder on the web that holds the files
 * @param folder of the files below the data folder; empty for the data folder itself
 * @param files names
 * @param mostBytes of one file
 * @param digests {@link ImageSet#digest} of each part
 */
record Published(URI place, String folder, List<String> files, long mostBytes, Map<Part, String> digests) {
    private static final Map<String, Published> KNOWN = Map.of(
            "mnist",
            new Published(
                    URI.create("https://ossci-datasets.s3.amazonaws.com/mnist/"),
                    "mnist",
                    List.of(
                            "train-images-idx3-ubyte.gz",
                            "train-labels-idx1-ubyte.gz",
                            "t10k-images-idx3-ubyte.gz",
                            "t10k-labels-idx1-ubyte.gz"),
                    20_000_000,
                    Map.of(
                            Part.TRAIN, "7340c44a297097ec40ae57e2efa4d88b6f7bca3a0490c19fd015af12a3900701",
                            Part.TEST, "7080465ad38fc931f8e5e253a3ac10eab53571073a155e3674ea9492011d32e8")),
            "cifar10",
            new Published(
                    URI.create("https://www.cs.toronto.edu/~kriz/"),
                    "",
                    List.of("cifar-10-binary.tar.gz"),
                    200_000_000,
                    Map.of(
                            Part.TRAIN, "e50b08cfecd76a1cb700954bde70532c8b3a58000b2ad1a37dc8675dd8924b48",
                            Part.TEST, "b691f7a9af0f4c73ea21ad5f0583df06101925666fec55e3aa0888869aedd494")));

    Published {
        files = List.copyOf(files);
        digests = Map.copyOf(digests);
    }

    /** Of a dataset whose content is known here; empty for every other. */
    static Optional<Published> of(String dataset) {
        return Optional.ofNullable(KNOWN.get(dataset));
    }
}
