package io.cotejo.trainer.dataset;

import io.cotejo.events.job.Fault;
import io.cotejo.events.job.ImagesSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The folders of users' own pictures. */
final class PictureFolders {
    private static final String FIELD = "dataset.folder";
    private static final int MOST_CLASSES = 256; // a label is a byte
    private static final int LONGEST_NAME = 100;
    private static final int MOST_NAMED = 5;
    private static final String LAYOUT = "it needs train/<class>/ and test/<class>/ with PNG or JPEG files";

    private final Path data;

    /** Folders below {@code data}, which need not exist. */
    PictureFolders(Path data) {
        this.data = data;
    }

    /** Those at hand: the names of what lies directly in the data folder and has the two parts. */
    List<String> names() {
        if (!Files.isDirectory(data)) {
            return List.of();
        }
        try (var children = Files.list(data)) {
            return children.filter(child ->
                            Files.isDirectory(child.resolve("train")) && Files.isDirectory(child.resolve("test")))
                    .map(child -> child.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new DatasetException("cannot list " + data + ": " + e, e);
        }
    }

    /** Where one is looked for. */
    Path place(String folder) {
        return data.resolve(folder);
    }

    /** Looks for one, and through it; no picture is opened. */
    PictureFolder.Result find(String folder) {
        if (!ImagesSpec.isFolder(folder)) {
            return faulty(
                    folder,
                    "must be of letters, digits, dots, hyphens and underscores, and begin with no dot, for a job to name"
                            + " it: rename it");
        }
        var place = place(folder);
        if (!Files.isDirectory(place)) {
            return faulty(
                    folder,
                    "must be a folder in the data folder of the trainer: looked for " + place + "; " + LAYOUT
                            + ". Put it there, or set COTEJO_DATA for the trainer to the folder that holds it");
        }
        try {
            var root = data.toRealPath();
            var real = place.toRealPath();
            return real.startsWith(root)
                    ? look(folder, new PictureScan(root, real), real)
                    : faulty(
                            folder, "must not lead out of the data folder " + root + ", as a link does: move it there");
        } catch (IOException | UncheckedIOException e) {
            return faulty(folder, "cannot be read (" + e + "): look at its permissions");
        }
    }

    private static PictureFolder.Result look(String folder, PictureScan scan, Path place) throws IOException {
        var faults = new ArrayList<Fault>();
        if (!scan.leaving().isEmpty()) {
            faults.add(fault(
                    folder,
                    "must not lead out of the data folder, as these links do: " + some(scan.leaving())
                            + ": copy what they lead to"));
        }
        var classes = scan.classes();
        classesFault(classes).ifPresent(message -> faults.add(fault(folder, message + "; looked in " + place)));
        for (var part : classes.isEmpty() ? new Part[0] : Part.values()) {
            var missing = scan.missing(part);
            if (!missing.isEmpty()) {
                faults.add(fault(
                        folder,
                        "has no PNG or JPEG file in " + part.folder() + "/ of " + some(missing)
                                + ": each class needs some in train/ and in test/"));
            }
        }
        return faults.isEmpty()
                ? new PictureFolder.Result.Found(new PictureFolder(
                        place, classes, scan.entries(Part.TRAIN), scan.entries(Part.TEST), scan.ignored()))
                : new PictureFolder.Result.Faulty(faults);
    }

    private static Optional<String> classesFault(List<String> classes) {
        if (classes.size() < 2 || classes.size() > MOST_CLASSES) {
            return Optional.of("must have 2 to " + MOST_CLASSES + " classes, has " + classes.size() + ": " + LAYOUT);
        }
        var odd = classes.stream()
                .filter(PictureFolders::isNoName)
                .map(name -> name.replaceAll("\\p{Cntrl}", "?"))
                .toList();
        return odd.isEmpty()
                ? Optional.empty()
                : Optional.of("has folders that cannot be names of classes, being longer than " + LONGEST_NAME
                        + ", or with control characters, or not in UTF-8: " + some(odd) + ": rename them");
    }

    /** Bytes that are no text become U+FFFD, so that two folders may come to one name. */
    private static boolean isNoName(String name) {
        return name.length() > LONGEST_NAME
                || name.indexOf('\uFFFD') >= 0
                || name.chars().anyMatch(Character::isISOControl);
    }

    private static String some(List<String> names) {
        int more = names.size() - MOST_NAMED;
        var named = String.join(", ", names.subList(0, Math.min(MOST_NAMED, names.size())));
        return more > 0 ? named + " and " + more + " more" : named;
    }

    private static PictureFolder.Result faulty(String folder, String message) {
        return new PictureFolder.Result.Faulty(List.of(fault(folder, message)));
    }

    private static Fault fault(String folder, String message) {
        return new Fault(FIELD, folder, message);
    }
}
