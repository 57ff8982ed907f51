package io.cotejo.trainer.tensorboard;

import com.fasterxml.jackson.databind.JsonNode;
import io.cotejo.trainer.protobuf.ProtobufWriter;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One row of TensorBoard's HPARAMS table: see <a
 * href="https://github.com/tensorflow/tensorboard/blob/2.16.2/tensorboard/plugins/hparams/plugin_data.proto">
 * plugin_data.proto</a>. There is no {@code Experiment} record on purpose: TensorBoard takes its columns from the first one
 * it meets, and so would hide the fields that only other kinds of networks have; without any it collects the columns from
 * all runs.
 *
 * @param group sessions of the same group are one row
 * @param model where the checkpoints are
 * @param fields by name: texts, numbers and booleans
 */
public record Session(String group, String model, SortedMap<String, JsonNode> fields) {
    private static final String PLUGIN = "hparams";

    public Session {
        fields = new TreeMap<>(fields);
    }

    /** How a session ended. */
    public enum Status {
        SUCCESS(1),
        FAILURE(2);

        private final int number;

        Status(int number) {
            this.number = number;
        }
    }

    /** {@code Summary.Value} that opens the row. */
    ProtobufWriter start(Instant now) {
        var info = new ProtobufWriter();
        fields.forEach((name, value) -> info.message(1, entry(name, value)));
        info.text(2, model).text(4, group).real(5, EventFile.seconds(now));
        return SummaryMessages.plugin("_hparams_/session_start_info", PLUGIN, new ProtobufWriter().message(3, info));
    }

    /** {@code Summary.Value} that closes the row. */
    static ProtobufWriter end(Status status, Instant now) {
        var info = new ProtobufWriter().integer(1, status.number).real(2, EventFile.seconds(now));
        return SummaryMessages.plugin("_hparams_/session_end_info", PLUGIN, new ProtobufWriter().message(4, info));
    }

    /** An entry of a map to {@code google.protobuf.Value}. */
    private static ProtobufWriter entry(String name, JsonNode value) {
        return new ProtobufWriter().text(1, name).message(2, value(value));
    }

    private static ProtobufWriter value(JsonNode value) {
        var message = new ProtobufWriter();
        return switch (value.getNodeType()) {
            case NUMBER -> message.real(2, value.doubleValue());
            case BOOLEAN -> message.integer(4, value.booleanValue() ? 1 : 0);
            default -> message.text(3, value.asText());
        };
    }
}
