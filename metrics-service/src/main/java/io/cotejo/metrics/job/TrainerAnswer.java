package io.cotejo.metrics.job;

import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/**
 * What the trainer said.
 *
 * @param contentType of the body; null if there is none
 * @param location where the run is to be looked at; null unless one run was queued
 */
record TrainerAnswer(
        int status, @Nullable String contentType, @Nullable String location, String body) {
    private static final int REDIRECTS = 3;
    private static final int HUNDRED = 100;

    static TrainerAnswer of(HttpResponse<String> response) {
        var headers = response.headers();
        return new TrainerAnswer(
                response.statusCode(),
                headers.firstValue("Content-Type").orElse(null),
                headers.firstValue("Location").orElse(null),
                response.body());
    }

    /** Whether a trainer may have said it: JSON or nothing, and never that one should ask somewhere else. */
    boolean plausible() {
        return status / HUNDRED != REDIRECTS && (body.isEmpty() || json());
    }

    private boolean json() {
        var type = contentType == null ? "" : contentType.split(";", 2)[0].strip();
        return type.equals("application/json") || type.equals("application/problem+json");
    }
}
