package io.cotejo.peer;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** The documents of an infer request and its answer. */
final class Infer {
    private Infer() {}

    /** What is asked. */
    public record Request(List<Input> inputs) {}

    /** One tensor that was sent. */
    @SuppressWarnings("ArrayRecordComponent") // bound to JSON, never compared
    public record Input(String name, List<Long> shape, String datatype, int[] data) {}

    /** What is answered. */
    public record Answer(
            @JsonProperty("model_name") String modelName,
            @JsonProperty("model_version") String modelVersion,
            List<Output> outputs) {}

    /** One tensor that is answered. */
    @SuppressWarnings("ArrayRecordComponent") // bound to JSON, never compared
    public record Output(String name, String datatype, List<Long> shape, float[] data) {}
}
