package io.cotejo.inference.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cotejo.inference.fuzz.Answers.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** What may not come back, whatever was sent. */
final class Verdict {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern STACK =
            Pattern.compile("\\bat [a-z]+(\\.[\\w$]+)+\\(|java\\.[a-z]+\\.|io\\.cotejo\\.|Caused by:");

    /** The first line is not read to its end, and nobody knows what it says. */
    private static final int TOO_LONG = 414;

    private Verdict() {}

    /** What is wrong with an answer; nothing if it is as it may be. */
    static Optional<String> on(Answer answer, FuzzCase sent) {
        if (answer.status() >= 500 && !unloaded(answer)) {
            return Optional.of("status " + answer.status() + ": " + answer.body());
        }
        if (answer.status() >= 300 && answer.status() < 400 && answer.status() != 304) {
            return Optional.of("status " + answer.status());
        }
        if (answer.status() >= 400 && STACK.matcher(answer.body()).find()) {
            return Optional.of("it tells its insides: " + answer.body());
        }
        return answer.status() >= 400 ? onError(answer, sent) : Optional.empty();
    }

    /** Somebody else may unload what is being loaded. */
    private static boolean unloaded(Answer answer) {
        return answer.status() == 503
                && answer.body().contains("unloaded; POST /v2/repository/models/")
                && answer.body().contains(ValidRequests.SPARE + "/load loads it again");
    }

    /** An answer to HEAD has no body, and one to what is not HTTP need not have one. */
    private static Optional<String> onError(Answer answer, FuzzCase sent) {
        if (sent.text().contains("/q/") && !answer.json()) {
            return Optional.empty(); // the framework's own pages
        }
        if (answer.body().isEmpty() && (!sent.owed() || answer.status() == TOO_LONG)) {
            return Optional.empty();
        }
        return isError(answer.body()) ? Optional.empty() : Optional.of("not {\"error\": …}: " + answer);
    }

    private static boolean isError(String body) {
        try {
            var json = JSON.readTree(body.getBytes(StandardCharsets.ISO_8859_1));
            return json.isObject() && json.size() == 1 && json.path("error").isTextual();
        } catch (JsonProcessingException _) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
