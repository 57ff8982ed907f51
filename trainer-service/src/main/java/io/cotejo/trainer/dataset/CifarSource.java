package io.cotejo.trainer.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalInt;
import java.util.SequencedMap;

/**
 * <a href="https://www.cs.toronto.edu/~kriz/cifar.html">CIFAR-10</a> in its binary version, as a folder or as the
 * archive that it comes in.
 *
 * @param folder holds {@code cifar-10-batches-bin/} or {@code cifar-10-binary.tar.gz}
 */
record CifarSource(Description description, Path folder) implements ImageSource {
    private static final String BATCHES = "cifar-10-batches-bin";
    private static final String ARCHIVE = "cifar-10-binary.tar.gz";

    @Override
    public String where() {
        return isUnpacked() || !isPacked()
                ? folder.resolve(BATCHES).toString()
                : archive().toString();
    }

    @Override
    public boolean available() {
        return isUnpacked() || isPacked();
    }

    @Override
    public Reading read(Part part, OptionalInt wanted) {
        if (!available()) {
            throw new DatasetException("cifar10 needs the folder " + BATCHES
                    + " with data_batch_1.bin to data_batch_5.bin and test_batch.bin, or the file " + ARCHIVE
                    + ", and neither is whole in " + folder
                    + ": put one there, or set COTEJO_DATA to the folder that holds it. It can be got from"
                    + " https://www.cs.toronto.edu/~kriz/" + ARCHIVE);
        }
        return Reading.whole(CifarBatches.join(description, isUnpacked() ? fromFolder(part) : fromArchive(part)));
    }

    @Override
    public boolean covers(ImageSet images, Part part, OptionalInt wanted) {
        return true;
    }

    private SequencedMap<String, byte[]> fromFolder(Part part) {
        var batches = new LinkedHashMap<String, byte[]>();
        for (var name : names(part)) {
            var path = folder.resolve(BATCHES).resolve(name);
            try (var file = CheckedFile.open(path)) {
                batches.put(path.toString(), file.all(CifarBatches.largest(description.shape())));
            }
        }
        return batches;
    }

    private SequencedMap<String, byte[]> fromArchive(Part part) {
        var entries = names(part).stream().map(name -> BATCHES + "/" + name).toList();
        var contents = TarGz.read(archive(), entries, CifarBatches.largest(description.shape()));
        var batches = new LinkedHashMap<String, byte[]>();
        for (var entry : entries) {
            var content = contents.get(entry);
            if (content == null) {
                throw new DatasetException(archive() + " has no entry " + entry
                        + ": get the file anew, the binary version for C programs");
            }
            batches.put(archive() + ", entry " + entry, content);
        }
        return batches;
    }

    private boolean isUnpacked() {
        return List.of(Part.values()).stream()
                .flatMap(part -> names(part).stream())
                .allMatch(name -> Files.isRegularFile(folder.resolve(BATCHES).resolve(name)));
    }

    private boolean isPacked() {
        return Files.isRegularFile(archive());
    }

    private Path archive() {
        return folder.resolve(ARCHIVE);
    }

    private static List<String> names(Part part) {
        return switch (part) {
            case TRAIN ->
                List.of(
                        "data_batch_1.bin",
                        "data_batch_2.bin",
                        "data_batch_3.bin",
                        "data_batch_4.bin",
                        "data_batch_5.bin");
            case TEST -> List.of("test_batch.bin");
        };
    }
}
