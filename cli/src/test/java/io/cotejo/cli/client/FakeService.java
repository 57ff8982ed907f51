package io.cotejo.cli.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** A service that answers each path with what it was told to, and remembers what it was asked. */
public final class FakeService implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, Supplier<Answer>> answers = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final List<String> traceparents = new CopyOnWriteArrayList<>();

    private record Answer(int status, String body) {}

    /** What was asked. */
    public record Request(String method, String uri, String contentType, String runId, String body) {}

    public FakeService() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    /** The address of the service. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Answers requests for the path, query not counted. */
    public FakeService on(String path, int status, String body) {
        return on(path, () -> new Answer(status, body));
    }

    /** Answers requests for the path with whatever is at hand at that moment. */
    public FakeService onEach(String path, Supplier<String> body) {
        return on(path, () -> new Answer(200, body.get()));
    }

    private FakeService on(String path, Supplier<Answer> answer) {
        answers.put(path, answer);
        return this;
    }

    /** What was asked so far. */
    public List<Request> requests() {
        return requests;
    }

    /** The traces that were sent along. */
    public List<String> traceparents() {
        return traceparents;
    }

    private void answer(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        traceparents.addAll(headers.getOrDefault("traceparent", List.of()));
        requests.add(new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                String.valueOf(headers.getFirst("Content-Type")),
                String.valueOf(headers.getFirst("Cotejo-Run-Id")),
                new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
        var answer = answers.getOrDefault(
                        exchange.getRequestURI().getPath(), () -> new Answer(404, "{\"title\":\"no such path\"}"))
                .get();
        var body = answer.body().getBytes(UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
