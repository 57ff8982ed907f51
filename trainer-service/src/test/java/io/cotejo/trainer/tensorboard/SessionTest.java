package io.cotejo.trainer.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.Value;
import io.cotejo.trainer.Jobs;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tensorflow.framework.Summary;

/** TensorBoard's own classes for this are in no jar: the messages are taken apart by their field numbers. */
class SessionTest {
    private static final Instant NOW = Instant.ofEpochMilli(1_500);

    @Test
    void tellsTheJobFieldByFieldWithEachKindOfValue() throws InvalidProtocolBufferException {
        var job = Jobs.job("""
                network: {type: mlp, hidden: [128, 64], dropout: 0.25}
                optimizer: {type: sgd, momentum: 0.9, nesterov: true}
                """);

        var start = data(
                new Session("run", "runs/run/attempt-1", JobFields.of(job))
                        .start(NOW)
                        .toByteArray(),
                3);

        assertThat(hyperparameters(start))
                .contains(
                        entry(
                                "network.type",
                                Value.newBuilder().setStringValue("mlp").build()),
                        entry(
                                "network.hidden",
                                Value.newBuilder().setStringValue("[128,64]").build()),
                        entry(
                                "network.dropout",
                                Value.newBuilder().setNumberValue(0.25).build()),
                        entry(
                                "dataset.train",
                                Value.newBuilder().setNumberValue(600).build()),
                        entry(
                                "optimizer.nesterov",
                                Value.newBuilder().setBoolValue(true).build()));
        assertThat(text(start, 2)).isEqualTo("runs/run/attempt-1");
        assertThat(text(start, 4)).isEqualTo("run");
        assertThat(real(start, 5)).isEqualTo(1.5);
    }

    @Test
    void tellsHowItEnded() throws InvalidProtocolBufferException {
        var success = data(Session.end(Session.Status.SUCCESS, NOW).toByteArray(), 4);
        var failure = data(Session.end(Session.Status.FAILURE, NOW).toByteArray(), 4);

        assertThat(success.getField(1).getVarintList()).containsExactly(1L);
        assertThat(failure.getField(1).getVarintList()).containsExactly(2L);
        assertThat(real(success, 2)).isEqualTo(1.5);
    }

    @Test
    void standsInTheMetadataOfTensorsWithoutValues() throws InvalidProtocolBufferException {
        var value =
                Summary.Value.parseFrom(Session.end(Session.Status.SUCCESS, NOW).toByteArray());

        assertThat(value.getTag()).isEqualTo("_hparams_/session_end_info");
        assertThat(value.getMetadata().getPluginData().getPluginName()).isEqualTo("hparams");
        assertThat(value.getTensor().getTensorShape().getDim(0).getSize()).isZero();
        assertThat(value.getTensor().getFloatValCount()).isZero();
    }

    /** The content of a field of {@code HParamsPluginData}. */
    private static UnknownFieldSet data(byte[] value, int field) throws InvalidProtocolBufferException {
        var content =
                Summary.Value.parseFrom(value).getMetadata().getPluginData().getContent();
        return UnknownFieldSet.parseFrom(only(UnknownFieldSet.parseFrom(content), field));
    }

    private static Map<String, Value> hyperparameters(UnknownFieldSet start) throws InvalidProtocolBufferException {
        var all = new HashMap<String, Value>();
        for (var bytes : start.getField(1).getLengthDelimitedList()) {
            var pair = UnknownFieldSet.parseFrom(bytes);
            all.put(text(pair, 1), Value.parseFrom(only(pair, 2)));
        }
        return all;
    }

    private static ByteString only(UnknownFieldSet message, int field) {
        assertThat(message.getField(field).getLengthDelimitedList()).hasSize(1);
        return message.getField(field).getLengthDelimitedList().getFirst();
    }

    private static String text(UnknownFieldSet message, int field) {
        return only(message, field).toStringUtf8();
    }

    private static double real(UnknownFieldSet message, int field) {
        return Double.longBitsToDouble(message.getField(field).getFixed64List().getFirst());
    }
}
