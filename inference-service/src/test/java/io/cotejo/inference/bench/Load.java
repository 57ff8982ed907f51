package io.cotejo.inference.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;

/**
 * What was measured under load.
 *
 * @param cpu of the server's process, all threads
 */
record Load(long requests, Duration time, long p50Micros, long p99Micros, Duration cpu) {
    private static final double NANOS = 1e9;
    private static final double MICRO = 1e3;

    /** Requests a second. */
    double rate() {
        return requests * NANOS / time.toNanos();
    }

    /** Processor time of the server for one request, in microseconds. */
    double cpuMicros() {
        return cpu.toNanos() / MICRO / requests;
    }

    void write(Path file) throws IOException {
        var properties = new Properties();
        properties.setProperty("requests", Long.toString(requests));
        properties.setProperty("time", time.toString());
        properties.setProperty("p50Micros", Long.toString(p50Micros));
        properties.setProperty("p99Micros", Long.toString(p99Micros));
        properties.setProperty("cpu", cpu.toString());
        try (var writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
    }

    static Load read(Path file) {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Load(
                Long.parseLong(properties.getProperty("requests")),
                Duration.parse(properties.getProperty("time")),
                Long.parseLong(properties.getProperty("p50Micros")),
                Long.parseLong(properties.getProperty("p99Micros")),
                Duration.parse(properties.getProperty("cpu")));
    }
}
