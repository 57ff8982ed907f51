package io.cotejo.cli.stack;

import io.cotejo.embedded.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * How one part of a stack is at this moment.
 *
 * @param pid its process id; 0 while it is not running
 * @param state {@code ready}, {@code not ready} (it runs, but lacks something) or {@code down}
 */
record PartHealth(String name, String url, long pid, String state) {
    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final int OK = 200;

    static PartHealth of(StackState.PartState part) {
        return new PartHealth(part.name(), part.url(), part.pid(), state(part));
    }

    boolean isReady() {
        return state.equals("ready");
    }

    private static String state(StackState.PartState part) {
        if (ProcessHandle.of(part.pid()).filter(ProcessHandle::isAlive).isEmpty() || Ports.isFree(part.port())) {
            return "down";
        }
        return !part.url().startsWith("http") || answersReady(part.url()) ? "ready" : "not ready";
    }

    private static boolean answersReady(String url) {
        var request = HttpRequest.newBuilder(URI.create(url + "/q/health/ready"))
                .timeout(TIMEOUT)
                .build();
        try (var http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build()) {
            return http.send(request, BodyHandlers.discarding()).statusCode() == OK;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
