package io.cotejo.trainer.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.hash.Hashing;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.framework.Summary;
import org.tensorflow.util.Event;

/** Reads event files with TensorFlow's own classes and another CRC, and gives up where a record is cut short. */
public final class ReadRecords {
    private static final int FRAME = Long.BYTES + 2 * Integer.BYTES;

    private ReadRecords() {}

    static Path file(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            var all = files.toList();
            assertThat(all).hasSize(1);
            return all.getFirst();
        }
    }

    /** All records of the only file in a folder. */
    public static List<Event> of(Path folder) throws IOException {
        return in(Files.readAllBytes(file(folder)));
    }

    static List<Event> in(byte[] content) throws InvalidProtocolBufferException {
        var bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        var events = new ArrayList<Event>();
        while (bytes.remaining() >= FRAME && bytes.remaining() >= FRAME + bytes.getLong(bytes.position())) {
            var length = new byte[Long.BYTES];
            bytes.get(bytes.position(), length);
            var event = new byte[(int) bytes.getLong()];
            assertThat(bytes.getInt()).as("checksum of the length").isEqualTo(masked(length));
            bytes.get(event);
            assertThat(bytes.getInt()).as("checksum of the content").isEqualTo(masked(event));
            events.add(Event.parseFrom(event));
        }
        return events;
    }

    private static int masked(byte[] bytes) {
        int crc = Hashing.crc32c().hashBytes(bytes).asInt();
        return ((crc >>> 15) | (crc << 17)) + 0xa282ead8;
    }

    /** All values with that tag, in order. */
    static List<Summary.Value> values(List<Event> events, String tag) {
        return events.stream()
                .flatMap(event -> event.getSummary().getValueList().stream())
                .filter(value -> value.getTag().equals(tag))
                .toList();
    }

    /** The steps of all values with that tag, in order. */
    public static List<Long> steps(List<Event> events, String tag) {
        return events.stream()
                .filter(event -> event.getSummary().getValueList().stream()
                        .anyMatch(value -> value.getTag().equals(tag)))
                .map(Event::getStep)
                .toList();
    }
}
