package io.cotejo.trainer.dataset;

import io.cotejo.events.job.DatasetSpec;
import io.cotejo.events.job.Fault;
import io.cotejo.events.job.ImagesSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All datasets that a job may name. Keeps the last images in memory; safe for use by several threads. */
public final class Datasets {
    private final List<ImageSource> sources;
    private final Path folder;
    private final Function<String, Optional<Published>> published;
    private final PictureFolders folders;
    private final long memory;
    private final DatasetCache cache = new DatasetCache();

    /**
     * Datasets under a folder.
     *
     * @param folder holds {@code mnist/}, {@code cifar-10-batches-bin/}, users' own folders of pictures; need not exist
     */
    public Datasets(Path folder) {
        this(folder, Runtime.getRuntime().maxMemory() / 3, _ -> Optional.empty());
    }

    /** The same, where a published dataset that is missing is downloaded once it is asked for. */
    public static Datasets withDownloads(Path folder) {
        return new Datasets(folder, Runtime.getRuntime().maxMemory() / 3, Published::of);
    }

    /**
     * The same with so many bytes for the images of a user's own.
     *
     * @param published what may be downloaded, by name
     */
    Datasets(Path folder, long memory, Function<String, Optional<Published>> published) {
        this.folder = folder.toAbsolutePath().normalize();
        this.memory = memory;
        this.published = published;
        folders = new PictureFolders(this.folder);
        sources = Catalog.DESCRIPTIONS.stream()
                .map(description -> source(description, this.folder))
                .toList();
    }

    /** What can be said of a job's dataset without loading it; of a user's own, by looking at the files' names. */
    public Described describe(DatasetSpec spec) {
        if (spec.images() == null) {
            return Catalog.find(spec.name())
                    .<Described>map(Described.Known::new)
                    .orElseGet(() -> new Described.Faulty(
                            List.of(new Fault("dataset.name", spec.name(), "is not known to this trainer"))));
        }
        return switch (folders.find(spec.images().folder())) {
            case PictureFolder.Result.Faulty(var faults) -> new Described.Faulty(faults);
            case PictureFolder.Result.Found(var found) -> {
                var source = ImagesSource.of(found, spec.images());
                yield source.fault(memory)
                        .<Described>map(fault -> new Described.Faulty(List.of(fault)))
                        .orElseGet(() -> new Described.Known(source.description()));
            }
        };
    }

    /** Every dataset that everybody knows, and whether its images are there. */
    public List<Availability> available() {
        return sources.stream()
                .map(source -> new Availability(source.description(), source.available(), source.where()))
                .toList();
    }

    /** The folders of users' own pictures. */
    PictureFolders folders() {
        return folders;
    }

    /**
     * The images that a job asks for.
     *
     * @throws DatasetException if they are missing or damaged, or fewer than asked for
     */
    public Dataset load(DatasetSpec spec) {
        var source = spec.images() == null ? source(spec.name()) : source(spec.images());
        if (!source.available()) {
            download(source);
        }
        var train = read(source, Part.TRAIN, spec.train());
        var test = read(source, Part.TEST, spec.test());
        Split.fault(spec.validation(), train.images().size()).ifPresent(fault -> {
            throw new DatasetException(fault.toString());
        });
        return new Dataset(
                source.description(),
                Split.of(train.images(), spec.validation()),
                test.images(),
                Stream.concat(train.unreadable().stream(), test.unreadable().stream())
                        .toList());
    }

    /**
     * Some test images of a dataset that everybody knows.
     *
     * @return those from an index on, fewer than asked for where the set ends
     * @throws DatasetException if they are missing or damaged
     * @throws UnknownDatasetException if there is no dataset of that name
     */
    ImageSet test(String name, int from, int count) {
        var images = cache.read(source(name), Part.TEST, OptionalInt.empty()).images();
        int start = Math.min(from, images.size());
        return images.range(start, (int) Math.min((long) start + count, images.size()));
    }

    private void download(ImageSource missing) {
        var description = missing.description();
        published.apply(description.name()).ifPresent(found -> {
            try {
                var unfinished = source(description, Download.unfinished(folder, description.name()));
                new Download(found, unfinished, folder, Download.LONGEST).run(missing);
            } catch (DatasetException failure) {
                throw unavailable(missing, failure);
            }
        });
    }

    /** The reader says what is missing, and where it can be put; why it could not be downloaded is added to that. */
    private static DatasetException unavailable(ImageSource missing, DatasetException failure) {
        var downloading = "downloading failed: " + failure.getMessage();
        try {
            missing.read(Part.TRAIN, OptionalInt.empty());
            return new DatasetException(downloading, failure);
        } catch (DatasetException remedy) {
            return new DatasetException(remedy.getMessage() + "; " + downloading, failure);
        }
    }

    private Reading read(ImageSource source, Part part, @Nullable Integer limit) {
        if (limit == null) {
            return cache.read(source, part, OptionalInt.empty());
        }
        var reading = cache.read(source, part, OptionalInt.of(Math.max(1, limit)));
        var images = reading.images();
        if (limit < 1 || limit > images.size()) {
            throw new DatasetException("dataset." + part.folder() + " must be between 1 and " + images.size()
                    + ", the images that " + source.description().name() + " has, was " + limit
                    + ": leave it out to take all");
        }
        return new Reading(images.first(limit), reading.unreadable());
    }

    private ImageSource source(String name) {
        return sources.stream()
                .filter(source -> source.description().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UnknownDatasetException(name, Catalog.names()));
    }

    private ImageSource source(ImagesSpec spec) {
        return switch (folders.find(spec.folder())) {
            case PictureFolder.Result.Faulty(var faults) -> throw new DatasetException(Fault.join(faults));
            case PictureFolder.Result.Found(var found) -> {
                var source = ImagesSource.of(found, spec);
                source.fault(memory).ifPresent(fault -> {
                    throw new DatasetException(fault.toString());
                });
                yield source;
            }
        };
    }

    private static ImageSource source(Description description, Path folder) {
        return switch (description.name()) {
            case "digits" -> new DigitsSource(description);
            case "cifar10" -> new CifarSource(description, folder);
            default -> new IdxSource(description, folder.resolve(description.name()));
        };
    }
}
