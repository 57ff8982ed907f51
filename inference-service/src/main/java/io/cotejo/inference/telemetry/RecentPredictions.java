package io.cotejo.inference.telemetry;

import io.cotejo.events.ModelVersion;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the last requests with an id were answered. Bounded; the oldest go. Safe for use by several threads. */
final class RecentPredictions {
    private final int most;
    private final Map<Key, Remembered> requests = new LinkedHashMap<>();

    private record Key(String model, String id) {}

    RecentPredictions(int most) {
        this.most = most;
    }

    /**
     * Keeps an answer; one to an earlier request of the same id is forgotten.
     *
     * @param predicted the index of the predicted class, image by image; taken over
     */
    synchronized void remember(ModelVersion version, String id, int[] predicted) {
        var key = new Key(version.model(), id);
        requests.remove(key);
        requests.put(key, new Remembered(version, predicted));
        if (requests.size() > most) {
            requests.remove(requests.keySet().iterator().next());
        }
    }

    synchronized Optional<Remembered> find(String model, String id) {
        return Optional.ofNullable(requests.get(new Key(model, id)));
    }

    /** One request, and what feedback it had. Safe for use by several threads. */
    static final class Remembered {
        private static final int NOTHING = -1;

        private final ModelVersion version;
        private final int[] predicted;
        private final int[] told;

        private Remembered(ModelVersion version, int[] predicted) {
            this.version = version;
            this.predicted = predicted;
            told = new int[predicted.length];
            Arrays.fill(told, NOTHING);
        }

        ModelVersion version() {
            return version;
        }

        int rows() {
            return predicted.length;
        }

        int predicted(int row) {
            return predicted[row];
        }

        /** Whether this feedback was given already. */
        synchronized boolean told(int row, int index) {
            return told[row] == index;
        }

        /** Notes feedback; true if it is the image's first. */
        synchronized boolean tell(int row, int index) {
            boolean first = told[row] == NOTHING;
            told[row] = index;
            return first;
        }
    }
}
