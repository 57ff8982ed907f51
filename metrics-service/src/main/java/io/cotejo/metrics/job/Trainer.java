package io.cotejo.metrics.job;

import io.cotejo.events.RunId;
import io.cotejo.events.trace.Spans;
import io.cotejo.events.trace.TraceContext;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The trainer-service, as it is reached by HTTP. Only its configured address is ever asked. Thread-safe. */
final class Trainer implements AutoCloseable {
    private static final Duration CONNECTING = Duration.ofSeconds(2);
    private static final long LARGEST_ANSWER_BYTES = 4L << 20;

    private final URI url;
    private final Duration timeout;
    private final HttpClient client;

    Trainer(URI url, Duration timeout) {
        this.url = url;
        this.timeout = timeout;
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECTING)
                .proxy(HttpClient.Builder.NO_PROXY)
                .build();
    }

    /**
     * Hands a job over, in the trace of the request.
     *
     * @param headers those of the submitter that matter
     * @throws TrainerException if there is no answer
     */
    TrainerAnswer submit(byte[] document, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(at("/api/v1/jobs")).POST(BodyPublishers.ofByteArray(document));
        headers.forEach(request::setHeader);
        Spans.current().ifPresent(trace -> request.setHeader(TraceContext.HEADER, trace.traceparent()));
        return send(request.build());
    }

    /**
     * Asks for a run to end.
     *
     * @throws TrainerException if there is no answer
     */
    TrainerAnswer cancel(RunId runId) {
        return send(HttpRequest.newBuilder(at("/api/v1/runs/" + runId)).DELETE().build());
    }

    private URI at(String path) {
        var base = url.toString();
        return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
    }

    private TrainerAnswer send(HttpRequest request) {
        var sent = client.sendAsync(request, body());
        try {
            var answer = TrainerAnswer.of(sent.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
            if (answer.plausible()) {
                return answer;
            }
            throw TrainerException.stranger(url, answer);
        } catch (TimeoutException e) {
            sent.cancel(true);
            throw TrainerException.silent(url, timeout);
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } catch (InterruptedException e) {
            sent.cancel(true);
            Thread.currentThread().interrupt();
            throw TrainerException.lost(url, "this service stops");
        }
    }

    private static BodyHandler<String> body() {
        return BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), LARGEST_ANSWER_BYTES);
    }

    private TrainerException failure(@Nullable Throwable cause) {
        return cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException
                ? TrainerException.away(url)
                : TrainerException.lost(url, String.valueOf(cause));
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
