package io.cotejo.inference.fuzz;

import io.cotejo.inference.fuzz.Answers.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/** Sends cases, each on a connection of its own, and keeps what came back that may not. Safe for use by several threads. */
final class Fuzzer {
    private static final int PATIENCE_MILLIS = 30_000;

    /** How long an answer that may never come is waited for. */
    private static final int GLIMPSE_MILLIS = 150;

    /** Must be answered on the same connection, unless the server has closed it. */
    private static final byte[] LAST = "GET /v2/health/live HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII);

    private static final int BUFFER = 1 << 14;

    private final URI server;
    private final List<FuzzRequest> valid;
    private final Map<Integer, AtomicLong> statuses = new ConcurrentHashMap<>();
    private final Map<Long, String> violations = new ConcurrentHashMap<>();

    Fuzzer(URI server, String model) {
        this.server = server;
        valid = ValidRequests.about(model);
    }

    /** Sends the case of a seed. */
    void run(long seed) {
        var sent = FuzzCase.of(seed, valid);
        try {
            judge(sent).ifPresent(fault -> violations.put(seed, fault + "\n  " + sent));
        } catch (IOException | RuntimeException e) {
            violations.put(seed, e + "\n  " + sent);
        }
    }

    private Optional<String> judge(FuzzCase sent) throws IOException {
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            var received = new ByteArrayOutputStream();
            send(socket, sent.bytes());
            var end = read(
                    socket, sent.owed() ? PATIENCE_MILLIS : GLIMPSE_MILLIS, received, () -> answered(sent, received));
            if (end == End.NEVER && sent.owed()) {
                return Optional.of("no answer within " + PATIENCE_MILLIS + " ms");
            }
            if (end == End.ENOUGH && sent.owed()) {
                send(socket, LAST);
                end = read(socket, PATIENCE_MILLIS, received, () -> false);
                if (end == End.NEVER) {
                    return Optional.of("after its answer the connection is of no more use, and stays open");
                }
            }
            return judge(sent, answers(sent, received, true));
        }
    }

    private Optional<String> judge(FuzzCase sent, List<Answer> answers) {
        answers.forEach(answer ->
                statuses.computeIfAbsent(answer.status(), _ -> new AtomicLong()).incrementAndGet());
        return answers.stream()
                .flatMap(answer -> Verdict.on(answer, sent).stream())
                .findFirst();
    }

    /** How reading came to an end. */
    private enum End {
        CLOSED,
        ENOUGH,
        NEVER
    }

    private static boolean answered(FuzzCase sent, ByteArrayOutputStream received) {
        return answers(sent, received, false).stream().anyMatch(answer -> answer.status() >= 200);
    }

    private static List<Answer> answers(FuzzCase sent, ByteArrayOutputStream received, boolean closed) {
        try {
            return Answers.of(sent, received.toByteArray(), closed);
        } catch (IllegalStateException e) {
            if (sent.leavesHttp1()) {
                return List.of();
            }
            throw e;
        }
    }

    private static void send(Socket socket, byte[] bytes) throws IOException {
        try {
            socket.getOutputStream().write(bytes);
        } catch (SocketException _) {
            // it refused the rest; what it said before is read all the same
        }
    }

    private static End read(Socket socket, int millis, ByteArrayOutputStream received, BooleanSupplier enough)
            throws IOException {
        var buffer = new byte[BUFFER];
        try {
            socket.setSoTimeout(millis);
            while (!enough.getAsBoolean()) {
                int size = socket.getInputStream().read(buffer);
                if (size < 0) {
                    return End.CLOSED;
                }
                received.write(buffer, 0, size);
            }
            return End.ENOUGH;
        } catch (SocketTimeoutException _) {
            return End.NEVER;
        } catch (SocketException _) {
            return End.CLOSED;
        }
    }

    /** How many answers had which status. */
    Map<Integer, Long> statuses() {
        var counts = new TreeMap<Integer, Long>();
        statuses.forEach((status, count) -> counts.put(status, count.get()));
        return counts;
    }

    /** What may not have come back, by the seed of the case. */
    Map<Long, String> violations() {
        return new TreeMap<>(violations);
    }
}
