package io.cotejo.metrics.settings;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Settings over REST. */
@Path("/api/v1/settings")
@Produces(MediaType.APPLICATION_JSON)
public class SettingsResource {
    private final SettingsConfig config;

    SettingsResource(SettingsConfig config) {
        this.config = config;
    }

    /**
     * What the page must know.
     *
     * @param inferenceUrl where models are tried
     */
    public record Settings(URI inferenceUrl) {}

    /** Tells them. */
    @GET
    @Operation(summary = "What the web page must know of its surroundings")
    public Settings settings() {
        return new Settings(config.inferenceUrl());
    }
}
