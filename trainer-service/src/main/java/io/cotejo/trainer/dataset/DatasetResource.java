package io.cotejo.trainer.dataset;

import io.cotejo.events.job.Fault;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Tells which datasets there are, and shows test images. */
@Path("/api/v1/datasets")
public class DatasetResource {
    private static final int MOST_IMAGES = 100;

    private final Datasets datasets;

    DatasetResource(Datasets datasets) {
        this.datasets = datasets;
    }

    /** All datasets that a job may name. */
    @GET
    public Listing list() {
        var folders = datasets.folders();
        return new Listing(
                datasets.available().stream().map(Entry::of).toList(),
                folders.names().stream()
                        .map(name -> Folder.of(name, folders.find(name)))
                        .toList());
    }

    /**
     * The test images of a dataset from an index on, fewer than asked for at its end.
     *
     * @param count at most 100
     * @throws DatasetException if its files are missing or damaged
     * @throws UnknownDatasetException if there is no such dataset
     */
    @GET
    @Path("/{name}/test")
    public Pictures test(
            @RestPath String name, @RestQuery @DefaultValue("0") int from, @RestQuery @DefaultValue("8") int count) {
        if (from < 0 || count < 1 || count > MOST_IMAGES) {
            throw new BadRequestException("from must be at least 0, was " + from + "; count must be between 1 and "
                    + MOST_IMAGES + ", was " + count);
        }
        var images = datasets.test(name, from, count);
        var classes = Catalog.find(name).orElseThrow().classes();
        return new Pictures(IntStream.range(0, images.size())
                .mapToObj(i -> picture(images, i, from + i, classes))
                .toList());
    }

    private static Picture picture(ImageSet images, int i, int index, List<String> classes) {
        return new Picture(
                index, classes.get(images.label(i)), Base64.getEncoder().encodeToString(Png.encode(images, i)));
    }

    /**
     * All datasets, in a fixed order.
     *
     * @param folders of users' own pictures, for jobs with {@code name: images}
     */
    public record Listing(List<Entry> datasets, List<Folder> folders) {}

    /**
     * A folder of a user's own pictures.
     *
     * @param name what a job gives as {@code folder}
     * @param available whether it can be trained on
     * @param classes names in the order of the labels
     * @param train how many pictures there are to learn from; they were not opened
     * @param test how many to judge by
     * @param ignored how many files are no pictures, by their names and places
     * @param faults why it cannot be trained on
     */
    public record Folder(
            String name,
            boolean available,
            List<String> classes,
            int train,
            int test,
            int ignored,
            List<Fault> faults) {
        static Folder of(String name, PictureFolder.Result result) {
            return switch (result) {
                case PictureFolder.Result.Found(var folder) ->
                    new Folder(
                            name,
                            true,
                            folder.classes(),
                            folder.train().size(),
                            folder.test().size(),
                            folder.ignored(),
                            List.of());
                case PictureFolder.Result.Faulty(var faults) -> new Folder(name, false, List.of(), 0, 0, 0, faults);
            };
        }
    }

    /**
     * One dataset.
     *
     * @param available whether it can be trained on here
     * @param channels of every image
     * @param height of every image, in pixels
     * @param width of every image, in pixels
     * @param classes names in the order of the labels
     * @param where the place at which its files are looked for
     */
    public record Entry(
            String name, boolean available, int channels, int height, int width, List<String> classes, String where) {
        static Entry of(Availability dataset) {
            var shape = dataset.description().shape();
            return new Entry(
                    dataset.description().name(),
                    dataset.available(),
                    shape.channels(),
                    shape.height(),
                    shape.width(),
                    dataset.description().classes(),
                    dataset.where());
        }
    }

    /** Test images, in the order of the set. */
    public record Pictures(List<Picture> images) {}

    /**
     * One test image.
     *
     * @param index in the test set, counted from 0
     * @param label its class's name
     * @param png the image as a PNG file, in base64
     */
    public record Picture(int index, String label, String png) {}
}
