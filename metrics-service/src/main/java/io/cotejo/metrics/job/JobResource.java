package io.cotejo.metrics.job;

import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Jobs over REST, for the trainer to judge. */
@Path("/api/v1/jobs")
public class JobResource {
    private static final int LARGEST_BYTES = 256 * 1024;
    private static final List<String> PASSED = List.of(HttpHeaders.CONTENT_TYPE, "Cotejo-Run-Id");

    private final Trainer trainer;

    JobResource(Trainer trainer) {
        this.trainer = trainer;
    }

    /** Passes a job on. */
    @POST
    @Consumes({MediaType.APPLICATION_JSON, "application/yaml", "application/x-yaml", "text/yaml"})
    @Operation(summary = "Submits a job: passed to the trainer-service, whose answer is passed back")
    public Response submit(byte[] document, @Context HttpHeaders headers) {
        if (document.length > LARGEST_BYTES) {
            throw new ClientErrorException(
                    "A job has at most %d bytes, this one has %d".formatted(LARGEST_BYTES, document.length),
                    Response.Status.REQUEST_ENTITY_TOO_LARGE);
        }
        return Relayed.response(trainer.submit(document, passed(headers)));
    }

    private static Map<String, String> passed(HttpHeaders headers) {
        var passed = new HashMap<String, String>();
        for (var name : PASSED) {
            var value = headers.getHeaderString(name);
            if (value != null) {
                passed.put(name, value);
            }
        }
        return passed;
    }
}
