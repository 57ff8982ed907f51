package io.cotejo.inference.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Sends one request again and again, as fast as it is answered, and measures once it is warm. A process of its own, so
 * that its processor time is not the server's. Arguments: the server's port, its process id, connections, seconds of
 * warming up, seconds of measuring, a file with the bytes of the request, a file to write what was measured.
 */
public final class LoadGenerator implements Plan {
    private final Sending request;
    private final ProcessHandle server;
    private final Phase warmUp;
    private final Phase measured;
    private Latencies latencies = new Latencies();
    private boolean measuring;
    private int length = -1;
    private long startedAt;
    private Duration cpuAtStart = Duration.ZERO;

    /** A phase's length. */
    private record Phase(long nanos) {
        static Phase seconds(String text) {
            return new Phase(
                    Duration.ofMillis((long) (Double.parseDouble(text) * 1_000)).toNanos());
        }
    }

    private LoadGenerator(byte[] request, long pid, Phase warmUp, Phase measured) {
        this.request = Sending.request("load", request);
        this.server = ProcessHandle.of(pid).orElseThrow();
        this.warmUp = warmUp;
        this.measured = measured;
        startedAt = System.nanoTime();
    }

    public static void main(String[] arguments) throws IOException {
        var server = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0]));
        var load = new LoadGenerator(
                Files.readAllBytes(Path.of(arguments[5])),
                Long.parseLong(arguments[1]),
                Phase.seconds(arguments[3]),
                Phase.seconds(arguments[4]));
        try (var callers = new Callers(server, Integer.parseInt(arguments[2]), load)) {
            callers.run();
        }
        load.measured().write(Path.of(arguments[6]));
    }

    private Load measured() {
        return new Load(
                latencies.total(),
                Duration.ofNanos(System.nanoTime() - startedAt),
                latencies.micros(0.5),
                latencies.micros(0.99),
                cpu().minus(cpuAtStart));
    }

    private Duration cpu() {
        return server.info().totalCpuDuration().orElseThrow();
    }

    @Override
    public boolean goesOn() {
        long passed = System.nanoTime() - startedAt;
        if (!measuring && passed >= warmUp.nanos()) {
            measuring = true;
            latencies = new Latencies();
            cpuAtStart = cpu();
            startedAt = System.nanoTime();
            return true;
        }
        return passed < (measuring ? measured : warmUp).nanos();
    }

    @Override
    public Sending next() {
        return request;
    }

    @Override
    public void answered(Sending sent, AnswerHead answer, long nanos) {
        if (answer.status() != 200) {
            throw new IllegalStateException("answered with " + answer);
        }
        if (length >= 0 && length != answer.bodyBytes()) {
            throw new IllegalStateException("answered with " + answer + ", and before with " + length + " bytes");
        }
        length = answer.bodyBytes();
        latencies.add(nanos);
    }

    @Override
    public void hungUp(Sending sent) {
        throw new IllegalStateException("nobody was meant to hang up");
    }
}
