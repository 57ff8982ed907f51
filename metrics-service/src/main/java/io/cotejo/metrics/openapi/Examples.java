package io.cotejo.metrics.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.quarkus.smallrye.openapi.OpenApiFilter.RunStage;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/**
 * Gives each operation of the OpenAPI document an example of its answer, from a file named after it: {@code GET
 * /api/v1/runs/{id}} has {@code openapi/get-runs-id.json}. Tells the answer to a fault, and what parameters mean that many
 * paths share.
 */
@OpenApiFilter(stages = RunStage.RUNTIME_STARTUP)
public class Examples implements OASFilter {
    private static final String PREFIX = "/api/v1/";
    private static final String PROBLEM = "application/problem+json";
    private static final Map<String, String> OTHER_FORMS = Map.of("text/csv", "csv", "text/markdown", "md");
    private static final Map<?, ?> PARAMETERS =
            (Map<?, ?>) SampleFile.value("parameters").orElse(Map.of());

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getPaths() == null || document.getPaths().getPathItems() == null) {
            return;
        }
        document.getPaths()
                .getPathItems()
                .forEach((path, item) -> item.getOperations()
                        .forEach((method, operation) -> complete(operation, file(method.name(), path))));
    }

    private static String file(String method, String path) {
        var shortened = path.startsWith(PREFIX) ? path.substring(PREFIX.length()) : path;
        return method.toLowerCase(Locale.ROOT) + "-"
                + shortened.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-|-$", "");
    }

    private static void complete(Operation operation, String file) {
        if (operation.getParameters() != null) {
            operation.getParameters().stream()
                    .filter(parameter -> parameter.getDescription() == null)
                    .forEach(parameter -> parameter.setDescription(meaning(parameter.getName())));
        }
        var responses = operation.getResponses();
        if (responses != null && responses.getAPIResponses() != null) {
            responses.getAPIResponses().forEach((status, response) -> {
                if (status.startsWith("2")) {
                    show(response, file);
                }
            });
            responses.addAPIResponse("default", fault());
        }
    }

    private static @Nullable String meaning(String parameter) {
        return PARAMETERS.get(parameter) instanceof String meaning ? meaning : null;
    }

    private static void show(APIResponse response, String file) {
        var content = response.getContent() == null ? OASFactory.createContent() : response.getContent();
        OTHER_FORMS.forEach((mediaType, ending) -> SampleFile.text(file + "." + ending)
                .ifPresent(text -> content.addMediaType(
                        mediaType, OASFactory.createMediaType().example(text))));
        if (content.getMediaTypes() == null || content.getMediaTypes().isEmpty()) {
            SampleFile.value(file)
                    .ifPresent(answer -> content.addMediaType(
                            "application/json", OASFactory.createMediaType().example(answer)));
        } else {
            content.getMediaTypes().values().stream()
                    .filter(mediaType -> mediaType.getExample() == null && mediaType.getExamples() == null)
                    .forEach(mediaType -> SampleFile.value(file).ifPresent(mediaType::setExample));
        }
        response.setContent(content);
    }

    private static APIResponse fault() {
        Content content = OASFactory.createContent();
        SampleFile.value("problem")
                .ifPresent(problem -> content.addMediaType(
                        PROBLEM, OASFactory.createMediaType().example(problem)));
        return OASFactory.createAPIResponse()
                .description("What is wrong with the request, or why it cannot be answered now (RFC 9457)")
                .content(content);
    }
}
