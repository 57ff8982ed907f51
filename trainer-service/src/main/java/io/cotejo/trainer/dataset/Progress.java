package io.cotejo.trainer.dataset;

import io.quarkus.logging.Log;
import java.net.URI;

/** Tells in the log how far a download is, at every tenth of it; at every 10 MB if its size is not known. */
final class Progress {
    private static final long STEP = 10_000_000;

    private final URI from;
    private final long step;
    private long told;

    /** Of so many bytes; negative if that is not known. */
    Progress(URI from, long size) {
        this.from = from;
        step = size < 0 ? STEP : Math.max(1, size / 10);
        Log.infof("downloading %s size=%s", from, size < 0 ? "unknown" : size);
    }

    URI from() {
        return from;
    }

    void at(long bytes) {
        if (bytes / step > told) {
            told = bytes / step;
            Log.infof("downloading %s bytes=%d", from, bytes);
        }
    }
}
