package io.cotejo.trainer.tensorboard;

import io.cotejo.trainer.protobuf.ProtobufWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;

/**
 * A new file that TensorBoard shows: records of <a
 * href="https://github.com/tensorflow/tensorboard/blob/2.16.2/tensorboard/compat/proto/event.proto">event.proto</a>. Where
 * a step goes back within a tag, TensorBoard forgets what came after that step. Not safe for use by several threads.
 */
public final class EventFile implements AutoCloseable {
    private static final String VERSION = "brain.Event:2";
    private static final String WRITER = "cotejo";
    private static final int SESSION_START = 1;

    private final Path file;
    private final Clock clock;
    private final RecordFile records;

    private EventFile(Path file, Clock clock, RecordFile records) {
        this.file = file;
        this.clock = clock;
        this.records = records;
    }

    /**
     * Begins a file, of which there should be one in a folder.
     *
     * @param folder is made if it is missing
     * @param clock gives the time that TensorBoard shows beside each value
     * @throws UncheckedIOException if the disk does not take it, or the folder has a file of the same second
     */
    public static EventFile create(Path folder, Clock clock) {
        var file = folder.resolve("events.out.tfevents." + clock.instant().getEpochSecond() + "."
                + WRITER); // the name TensorBoard looks for
        try {
            var events = new EventFile(file, clock, RecordFile.create(file));
            events.begin();
            return events;
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    private void begin() {
        append(event(0).text(3, VERSION).message(10, new ProtobufWriter().text(1, WRITER)));
        append(event(0).message(7, new ProtobufWriter().integer(1, SESSION_START)));
        flush();
    }

    /** Adds a point to a curve. */
    public void scalar(String tag, long step, double value) {
        summary(step, SummaryMessages.scalar(tag, (float) value));
    }

    /**
     * Adds a histogram to a series. NaN and infinite values are left out; if there are any, the scalar
     * {@code <tag>/not_finite} says how many.
     */
    public void histogram(String tag, long step, FloatBuffer values) {
        var histogram = Histogram.of(values.duplicate());
        if (histogram.finite() > 0) {
            summary(step, SummaryMessages.histogram(tag, histogram));
        }
        if (histogram.notFinite() > 0) {
            scalar(tag + "/not_finite", step, (double) histogram.notFinite());
        }
    }

    /**
     * Adds a picture to a series.
     *
     * @param width in pixels
     * @param height in pixels
     */
    public void image(String tag, long step, int width, int height, byte[] png) {
        summary(step, SummaryMessages.image(tag, width, height, png));
    }

    /** Adds a text to a series. */
    public void text(String tag, long step, String markdown) {
        summary(step, SummaryMessages.text(tag, markdown));
    }

    /** Says what was tried, for the table that compares runs. */
    public void begin(Session session) {
        summary(0, session.start(now()));
    }

    /** Says how what {@link #begin(Session)} told of has ended. */
    public void end(Session.Status status) {
        summary(0, Session.end(status, now()));
    }

    /** Returns once the disk has everything so far. */
    public void flush() {
        try {
            records.force();
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    private void summary(long step, ProtobufWriter value) {
        append(event(step).message(5, new ProtobufWriter().message(1, value)));
    }

    private ProtobufWriter event(long step) {
        return new ProtobufWriter().real(1, seconds(now())).integer(2, step);
    }

    private Instant now() {
        return clock.instant();
    }

    /** Seconds since 1970, as the format has every time. */
    static double seconds(Instant time) {
        return time.toEpochMilli() / 1e3;
    }

    private void append(ProtobufWriter event) {
        try {
            records.append(event.toByteArray());
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    private static UncheckedIOException failed(Path file, IOException e) {
        return new UncheckedIOException("cannot write " + file + ": " + e, e);
    }

    @Override
    public void close() {
        try {
            records.close();
        } catch (IOException e) {
            throw failed(file, e);
        }
    }
}
