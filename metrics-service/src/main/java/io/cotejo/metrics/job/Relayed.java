package io.cotejo.metrics.job;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Passes the trainer's answers on. */
final class Relayed {
    private Relayed() {}

    static Response response(TrainerAnswer answer) {
        return Response.status(answer.status())
                .type(answer.contentType())
                .header(HttpHeaders.LOCATION, answer.location())
                .entity(answer.body())
                .build();
    }
}
