package io.cotejo.metrics.webhook;

import io.cotejo.metrics.webhook.Deliveries.Delivery;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Posts deliveries over HTTP. Follows no redirects, and reads nothing of an answer but its status. */
final class Post implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final int OK = 200;
    private static final int REDIRECT = 300;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .build();
    private final Clock clock;

    Post(Clock clock) {
        this.clock = clock;
    }

    /** Sends it once, and tells why it was not heard, if it was not. */
    Optional<String> send(Webhook webhook, Delivery delivery) {
        try {
            var response = http.send(request(webhook, delivery), BodyHandlers.ofInputStream());
            response.body().close();
            int status = response.statusCode();
            return status >= OK && status < REDIRECT ? Optional.empty() : Optional.of("answered " + status);
        } catch (IOException e) {
            return Optional.of("does not answer: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("was interrupted");
        }
    }

    private HttpRequest request(Webhook webhook, Delivery delivery) {
        long timestamp = clock.instant().getEpochSecond();
        return HttpRequest.newBuilder(webhook.url())
                .timeout(ANSWER)
                .header("Content-Type", "application/cloudevents+json; charset=UTF-8")
                .header("User-Agent", "cotejo")
                .header("Cotejo-Event", delivery.occasion())
                .header("Cotejo-Delivery", delivery.delivery().toString())
                .header("Cotejo-Timestamp", Long.toString(timestamp))
                .header("Cotejo-Signature", "sha256=" + webhook.sign(timestamp, delivery.body()))
                .POST(BodyPublishers.ofString(delivery.body()))
                .build();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
