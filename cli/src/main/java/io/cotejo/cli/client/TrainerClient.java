package io.cotejo.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.cotejo.events.EventJson;
import io.cotejo.events.RunId;
import io.cotejo.events.trace.TraceContext;
import java.net.URI;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Submits jobs to trainer-service, and asks it what it is at. Thread-safe. */
public final class TrainerClient {
    private final RestClient rest;

    /** Talks to the service at this address. */
    public TrainerClient(URI base) {
        this.rest = new RestClient("trainer-service", base);
    }

    private record Progresses(List<Progress> runs) {}

    private record Pictures(List<Picture> images) {}

    /** A job that was accepted. */
    public record Submission(RunId runId, String experiment, String name, String model, String status) {}

    /**
     * Where a trainer stands within an epoch.
     *
     * @param epoch counted from 1
     * @param images in the whole epoch
     * @param loss mean so far, in nats
     * @param accuracy so far, in [0, 1]
     */
    public record Progress(
            RunId runId,
            String name,
            int epoch,
            int epochs,
            long imagesDone,
            long images,
            @Nullable Double loss,
            @Nullable Double accuracy,
            @Nullable Double imagesPerSecond) {}

    /**
     * An image of a dataset.
     *
     * @param index its place among the test images, from 0
     * @param label what it truly is
     * @param png the picture, in base 64
     */
    public record Picture(int index, String label, String png) {
        /** The bytes of the PNG file. */
        public byte[] bytes() {
            return Base64.getDecoder().decode(png);
        }
    }

    /**
     * Submits one job under an id of ours, so that a repeated request does not train twice; within the trace that the
     * variable {@code TRACEPARENT} names, if it names one.
     */
    public Submission submit(JsonNode job, RunId run) {
        return submit(job, run, TraceContext.parse(System.getenv("TRACEPARENT")));
    }

    Submission submit(JsonNode job, RunId run, Optional<TraceContext> trace) {
        var headers = new HashMap<>(Map.of("Cotejo-Run-Id", run.toString()));
        trace.ifPresent(given -> headers.put(TraceContext.HEADER, given.traceparent()));
        return rest.post("/api/v1/jobs", "application/json", EventJson.write(job), headers, Submission.class);
    }

    /** Asks for a run to be ended. */
    public void cancel(RunId run) {
        rest.delete("/api/v1/runs/" + run, JsonNode.class);
    }

    /** The runs that train at this moment. */
    public List<Progress> progress() {
        return rest.get("/api/v1/progress", Progresses.class).runs();
    }

    /** The first test images of a dataset. */
    public List<Picture> testImages(String dataset, int count) {
        var path = "/api/v1/datasets/" + RestClient.encode(dataset) + "/test?from=0&count=" + count;
        return rest.get(path, Pictures.class).images();
    }
}
