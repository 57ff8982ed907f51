package io.cotejo.trainer.dataset;

import java.lang.ref.SoftReference;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Keeps the images last read, for as long as the memory is not needed otherwise. Safe for use by several threads. */
final class DatasetCache {
    private final Map<Part, Kept> kept = new EnumMap<>(Part.class);

    /** The images from memory if the same source gave them last, else from the source. */
    synchronized Reading read(ImageSource source, Part part, OptionalInt wanted) {
        var known = find(source, part);
        if (known != null && source.covers(known.images(), part, wanted)) {
            return known;
        }
        var reading = source.read(part, wanted);
        kept.put(part, new Kept(source, new SoftReference<>(reading)));
        return reading;
    }

    private @Nullable Reading find(ImageSource source, Part part) {
        var last = kept.get(part);
        return last == null || !last.source().equals(source)
                ? null
                : last.reading().get();
    }

    private record Kept(ImageSource source, SoftReference<Reading> reading) {}
}
