package io.cotejo.inference.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Calls a server and reads its JSON. */
public final class Client {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;

    public Client(URI base) {
        this.base = base;
    }

    /** The server's address. */
    public URI base() {
        return base;
    }

    /**
     * What was answered.
     *
     * @param text of the body
     */
    public record Reply(int status, String text, HttpResponse<byte[]> response) {
        /** The body as JSON. */
        public JsonNode json() {
            try {
                return JSON.readTree(text);
            } catch (IOException e) {
                throw new AssertionError("no JSON: " + text, e);
            }
        }
    }

    /** GET. */
    public Reply get(String path) {
        return send("GET", path, null, new byte[0]);
    }

    /** POST without a content type. */
    public Reply post(String path, String body) {
        return post(path, body.getBytes(StandardCharsets.UTF_8));
    }

    /** POST of a caller who wants to stay with one version. */
    public Reply post(String path, String body, String routingKey) {
        return send(request("POST", path, body.getBytes(StandardCharsets.UTF_8))
                .header("Cotejo-Routing-Key", routingKey)
                .build());
    }

    /** POST without a content type. */
    public Reply post(String path, byte[] body) {
        return send("POST", path, null, body);
    }

    /** Any method. */
    public Reply send(String method, String path, @Nullable String contentType, byte[] body) {
        var request = request(method, path, body);
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        return send(request.build());
    }

    private HttpRequest.Builder request(String method, String path, byte[] body) {
        return HttpRequest.newBuilder(base.resolve(path)).method(method, BodyPublishers.ofByteArray(body));
    }

    private Reply send(HttpRequest request) {
        try {
            var response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return new Reply(response.statusCode(), new String(response.body(), StandardCharsets.UTF_8), response);
        } catch (IOException e) {
            throw new AssertionError(request + " got no answer: " + e, e);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    /** The sum of the meters of this name with these labels, such as {@code outcome="success"}; 0 if there are none. */
    public double meter(String name, String... labels) {
        return get("/q/metrics")
                .text()
                .lines()
                .filter(line -> (line.startsWith(name + "{") || line.startsWith(name + " "))
                        && Stream.of(labels).allMatch(line::contains))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    /** An infer request for some images, flat. */
    public static String inferRequest(LinearModel model, int rows, byte[] pixels) {
        var data = new StringJoiner(",", "[", "]");
        for (int i = 0; i < rows * model.shape().bytes(); i++) {
            data.add(Integer.toString(pixels[i] & 0xFF));
        }
        var shape = model.shape();
        return "{\"inputs\":[{\"name\":\"image\",\"shape\":[" + rows + "," + shape.channels() + "," + shape.height()
                + "," + shape.width() + "],\"datatype\":\"UINT8\",\"data\":" + data + "}]}";
    }
}
