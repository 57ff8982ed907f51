package io.cotejo.trainer.run;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Progress within the epoch by HTTP: too short-lived for a topic. */
@Path("/api/v1/progress")
@Produces(MediaType.APPLICATION_JSON)
class ProgressResource {
    private final ProgressBoard board;

    ProgressResource(ProgressBoard board) {
        this.board = board;
    }

    /** None or one: a trainer trains one run at a time. */
    public record Runs(List<RunProgress> runs) {}

    /** What this trainer is at. */
    @GET
    public Runs get() {
        return new Runs(board.runs());
    }
}
