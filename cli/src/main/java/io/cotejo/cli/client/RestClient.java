package io.cotejo.cli.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.cotejo.events.EventJson;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** Requests to one service; what it complains of becomes a {@link ServiceException}. Thread-safe. */
final class RestClient {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int FIRST_ERROR = 300;

    private final String service;
    private final URI base;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();

    /**
     * Talks to one service.
     *
     * @param service its name, for messages
     * @param base its address, without a path
     */
    RestClient(String service, URI base) {
        this.service = service;
        this.base = base;
    }

    <T> T get(String path, Class<T> type) {
        return read(text(request(path).GET().header("Accept", "application/json")), type);
    }

    String getText(String path, String mediaType) {
        return text(request(path).GET().header("Accept", mediaType));
    }

    <T> T post(String path, String mediaType, byte[] body, Map<String, String> headers, Class<T> type) {
        return read(text(with(headers, request(path), BodyPublishers.ofByteArray(body), mediaType)), type);
    }

    <T> T put(String path, byte[] json, Class<T> type) {
        var body = BodyPublishers.ofByteArray(json);
        return read(
                text(request(path)
                        .PUT(body)
                        .header("Content-Type", "application/json")
                        .header("Accept", "application/json")),
                type);
    }

    /** Deletes what the service says nothing more about. */
    void delete(String path) {
        text(request(path).DELETE());
    }

    <T> T delete(String path, Class<T> type) {
        return read(text(request(path).DELETE()), type);
    }

    private static HttpRequest.Builder with(
            Map<String, String> headers, HttpRequest.Builder request, BodyPublisher body, String mediaType) {
        headers.forEach(request::header);
        return request.POST(body).header("Content-Type", mediaType).header("Accept", "application/json");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(TIMEOUT);
    }

    private String text(HttpRequest.Builder request) {
        var response = send(request.build());
        if (response.statusCode() >= FIRST_ERROR) {
            throw new ServiceException(response.statusCode(), complaint(response));
        }
        return response.body();
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new ServiceException(
                    "%s does not answer at %s (%s). `cotejo status` tells what runs.".formatted(service, base, e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServiceException("Interrupted while asking " + service, e);
        }
    }

    private String complaint(HttpResponse<String> response) {
        var said = Complaint.in(response.body());
        return service + " answered " + response.statusCode()
                + (said.isEmpty() ? " to " + response.request().uri() : ": " + said);
    }

    private <T> T read(String body, Class<T> type) {
        try {
            return EventJson.mapper().readValue(body, type);
        } catch (JsonProcessingException e) {
            throw ServiceException.notUnderstood(
                    "%s at %s sent what is not understood: %s".formatted(service, base, e.getOriginalMessage()), e);
        }
    }

    /** A query string of those parameters that have a value. */
    static String query(Map<String, String> parameters) {
        var query = new StringJoiner("&", "?", "").setEmptyValue("");
        parameters.forEach((name, value) -> {
            if (!value.isBlank()) {
                query.add(name + "=" + encode(value));
            }
        });
        return query.toString();
    }

    /** The same, and one parameter more that is given once for each of these values. */
    static String query(Map<String, String> parameters, String repeated, List<String> values) {
        var query = new StringBuilder(query(parameters));
        for (var value : values) {
            query.append(query.isEmpty() ? '?' : '&')
                    .append(repeated)
                    .append('=')
                    .append(encode(value));
        }
        return query.toString();
    }

    /** One segment of a path. */
    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** JSON, if it is any. */
    static JsonNode json(String body) {
        try {
            return EventJson.mapper().readTree(body);
        } catch (JsonProcessingException _) {
            return MissingNode.getInstance();
        }
    }
}
