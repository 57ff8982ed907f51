package io.cotejo.trainer.dataset;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** One walk over a folder of pictures. Names are in the order of their bytes, whatever the file system and language. */
final class PictureScan {
    private static final Comparator<String> BY_BYTES =
            (a, b) -> Arrays.compareUnsigned(a.getBytes(UTF_8), b.getBytes(UTF_8));
    private static final List<String> ENDINGS = List.of(".png", ".jpg", ".jpeg");

    private final Path data;
    private final Path folder;
    private final SortedMap<String, List<Path>> train;
    private final SortedMap<String, List<Path>> test;
    private final List<String> leaving = new ArrayList<>();
    private int ignored;

    /**
     * Walks.
     *
     * @param data nothing outside it is looked at; a real path
     * @param folder below it; a real path
     */
    PictureScan(Path data, Path folder) throws IOException {
        this.data = data;
        this.folder = folder;
        train = classes(folder.resolve("train"));
        test = classes(folder.resolve("test"));
    }

    /** All names of classes, of both parts. */
    List<String> classes() {
        var names = new TreeSet<>(BY_BYTES);
        names.addAll(train.keySet());
        names.addAll(test.keySet());
        return List.copyOf(names);
    }

    /** Those that have no picture in a part. */
    List<String> missing(Part part) {
        return classes().stream().filter(name -> files(part, name).isEmpty()).toList();
    }

    /** Names of links that lead out of the data folder. */
    List<String> leaving() {
        return leaving;
    }

    /** How many files are no pictures, by their names and places. */
    int ignored() {
        return ignored;
    }

    /** The pictures of a part. Of two classes, each is as far through its files as the other. */
    List<PictureEntry> entries(Part part) throws IOException {
        var placed = new ArrayList<Placed>();
        var classes = classes();
        for (int label = 0; label < classes.size(); label++) {
            var files = files(part, classes.get(label));
            for (int i = 0; i < files.size(); i++) {
                placed.add(new Placed((i + 0.5) / files.size(), entry(files.get(i), label)));
            }
        }
        placed.sort(Comparator.comparingDouble(Placed::place)); // stable: a tie keeps the order of the classes
        return placed.stream().map(Placed::entry).toList();
    }

    private record Placed(double place, PictureEntry entry) {}

    private PictureEntry entry(Path file, int label) throws IOException {
        var name = folder.relativize(file).toString();
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new PictureEntry(name, file, label, attributes.size(), attributes.lastModifiedTime());
        } catch (FileSystemException e) {
            return new PictureEntry(name, file, label, 0, FileTime.fromMillis(0)); // reading it will tell
        }
    }

    private List<Path> files(Part part, String name) {
        return switch (part) {
            case TRAIN -> train.getOrDefault(name, List.of());
            case TEST -> test.getOrDefault(name, List.of());
        };
    }

    private SortedMap<String, List<Path>> classes(Path part) throws IOException {
        var classes = new TreeMap<String, List<Path>>(BY_BYTES);
        if (leaves(part) || !Files.isDirectory(part)) {
            return classes;
        }
        for (var child : children(part)) {
            if (leaves(child)) {
                continue;
            }
            if (Files.isDirectory(child)) {
                classes.put(child.getFileName().toString(), pictures(child));
            } else {
                ignored++;
            }
        }
        return classes;
    }

    private List<Path> pictures(Path group) throws IOException {
        var pictures = new ArrayList<Path>();
        for (var child : children(group)) {
            if (leaves(child)) {
                continue;
            }
            if (isNamedLikeAPicture(child) && (Files.isRegularFile(child) || !Files.exists(child))) {
                pictures.add(child);
            } else {
                ignored++;
            }
        }
        return pictures;
    }

    private static List<Path> children(Path folder) throws IOException {
        try (var children = Files.list(folder)) {
            return children.filter(child -> !child.getFileName().toString().startsWith("."))
                    .sorted(Comparator.comparing(child -> child.getFileName().toString(), BY_BYTES))
                    .toList();
        }
    }

    private static boolean isNamedLikeAPicture(Path file) {
        var name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(name::endsWith);
    }

    private boolean leaves(Path path) throws IOException {
        if (!Files.isSymbolicLink(path)) {
            return false;
        }
        try {
            if (path.toRealPath().startsWith(data)) {
                return false;
            }
        } catch (FileSystemException e) {
            return false; // leads nowhere, in a circle, or where nothing can be read
        }
        leaving.add(folder.relativize(path).toString());
        return true;
    }
}
