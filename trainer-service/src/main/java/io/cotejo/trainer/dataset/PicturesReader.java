package io.cotejo.trainer.dataset;

import io.cotejo.events.picture.PictureFile;
import io.cotejo.events.picture.Resize;
import io.cotejo.events.picture.UnreadablePictureException;
import io.quarkus.logging.Log;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Opens pictures, several at once. What cannot be read is left out and told of, as long as it is the smaller part. */
final class PicturesReader {
    private static final int MOST_THREADS = 8;
    private static final int PROGRESS = 5_000;
    private static final int MOST_LOGGED = 20;

    private final PictureFolder folder;
    private final List<PictureEntry> entries;
    private final ImageShape shape;
    private final Resize size;
    private final byte[] pixels;
    private final @Nullable String[] reasons;
    private final AtomicInteger next = new AtomicInteger();

    PicturesReader(PictureFolder folder, Part part, ImageShape shape) {
        this.folder = folder;
        this.entries = folder.entries(part);
        this.shape = shape;
        this.size = new Resize(shape.channels(), shape.height(), shape.width());
        this.pixels = new byte[Math.multiplyExact(entries.size(), shape.pixels())];
        this.reasons = new String[entries.size()];
    }

    /**
     * All that can be read.
     *
     * @throws DatasetException if more than half cannot, or nothing of a class
     */
    Reading read() {
        int threads = threads(
                Runtime.getRuntime().availableProcessors(), Runtime.getRuntime().maxMemory());
        try (var pool = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().daemon().name("pictures-", 0).factory())) {
            var workers = IntStream.range(0, threads)
                    .mapToObj(i -> CompletableFuture.runAsync(this::work, pool))
                    .toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(workers).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof OutOfMemoryError error) {
                throw error;
            }
            throw e;
        }
        var unreadable = unreadable();
        requireEnough(unreadable);
        report(unreadable);
        return new Reading(readable(), unreadable);
    }

    /** So many that no more than a quarter of the memory is needed if each holds the largest of pictures, unpacked. */
    static int threads(int cores, long memory) {
        long bearable = memory / 4 / PictureFile.MOST_UNPACKED_BYTES;
        return Math.clamp(bearable, 1, Math.clamp(cores, 1, MOST_THREADS));
    }

    private void work() {
        for (int i = next.getAndIncrement(); i < reasons.length; i = next.getAndIncrement()) {
            try {
                var picture = PictureFile.read(entries.get(i).file(), size);
                System.arraycopy(picture, 0, pixels, i * picture.length, picture.length);
            } catch (UnreadablePictureException e) {
                reasons[i] = String.valueOf(e.getMessage());
            }
            if ((i + 1) % PROGRESS == 0) {
                Log.infof("Reads pictures: folder=%s done=%d of=%d", folder.place(), i + 1, reasons.length);
            }
        }
    }

    private List<String> unreadable() {
        var unreadable = new ArrayList<String>();
        for (int i = 0; i < reasons.length; i++) {
            if (reasons[i] != null) {
                unreadable.add(entries.get(i).name() + " " + reasons[i]);
            }
        }
        return unreadable;
    }

    private void requireEnough(List<String> unreadable) {
        if (unreadable.size() > reasons.length / 2) {
            throw new DatasetException(unreadable.size() + " of " + reasons.length + " pictures in " + folder.place()
                    + " cannot be read: " + String.join("; ", first(unreadable, 3)) + ": replace or remove them");
        }
        var missing = new ArrayList<>(folder.classes());
        IntStream.range(0, reasons.length)
                .filter(i -> reasons[i] == null)
                .mapToObj(i -> folder.classes().get(entries.get(i).label()))
                .forEach(missing::remove);
        if (!missing.isEmpty()) {
            throw new DatasetException("no picture in " + folder.place() + " can be read of " + missing.getFirst()
                    + ": " + String.join("; ", first(unreadable, 3)) + ": replace them");
        }
    }

    private void report(List<String> unreadable) {
        if (!unreadable.isEmpty()) {
            Log.warnf("Left out pictures that cannot be read: folder=%s count=%d", folder.place(), unreadable.size());
            first(unreadable, MOST_LOGGED).forEach(each -> Log.warnf("Left out: %s", each));
        }
    }

    private static List<String> first(List<String> all, int most) {
        return all.subList(0, Math.min(most, all.size()));
    }

    private ImageSet readable() {
        var labels = new byte[reasons.length];
        int each = shape.pixels();
        int kept = 0;
        for (int i = 0; i < reasons.length; i++) {
            if (reasons[i] == null) {
                System.arraycopy(pixels, i * each, pixels, kept * each, each);
                labels[kept++] = (byte) entries.get(i).label();
            }
        }
        return kept == labels.length
                ? new ImageSet(shape, pixels, labels)
                : new ImageSet(shape, Arrays.copyOf(pixels, kept * each), Arrays.copyOf(labels, kept));
    }
}
