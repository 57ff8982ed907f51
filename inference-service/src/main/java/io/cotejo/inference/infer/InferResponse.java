package io.cotejo.inference.infer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.cotejo.events.ModelVersion;
import io.cotejo.events.Signature;
import io.cotejo.inference.model.Scores;
import io.cotejo.inference.protocol.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Writes the answer to an infer request: nothing but the protocol's fields, all data flat, binary where it was asked for. */
final class InferResponse {
    private static final JsonFactory JSON = new JsonFactory();

    private InferResponse() {}

    /**
     * UTF-8 JSON, and the binary tensors after it.
     *
     * @throws ArithmeticException if the model answers something that JSON has no number for, where JSON was asked for
     */
    static Answer write(ModelVersion version, InferRequest request, Scores scores) {
        var bytes = new ByteArrayOutputStream(512);
        try (var json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("model_name", version.model());
            json.writeStringField("model_version", Integer.toString(version.version()));
            if (request.id().isPresent()) {
                json.writeStringField("id", request.id().get());
            }
            json.writeArrayFieldStart("outputs");
            for (var output : version.export().signature().outputs()) {
                if (request.outputs().wants(output.name())) {
                    write(json, output, scores, request.outputs().binary(output.name()));
                }
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
        int end = bytes.size();
        for (var output : version.export().signature().outputs()) {
            if (request.outputs().wants(output.name()) && request.outputs().binary(output.name())) {
                bytes.writeBytes(littleEndian(output, scores));
            }
        }
        return bytes.size() == end ? Answer.ok(bytes.toByteArray()) : Answer.binary(bytes.toByteArray(), end);
    }

    private static void write(JsonGenerator json, Signature.Tensor output, Scores scores, boolean binary)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("name", output.name());
        json.writeStringField("datatype", output.datatype());
        json.writeArrayFieldStart("shape");
        json.writeNumber(scores.rows());
        json.writeNumber(scores.classes());
        json.writeEndArray();
        if (binary) {
            json.writeObjectFieldStart("parameters");
            json.writeNumberField("binary_data_size", scores.rows() * scores.classes() * Float.BYTES);
            json.writeEndObject();
        } else {
            numbers(json, output, scores);
        }
        json.writeEndObject();
    }

    private static void numbers(JsonGenerator json, Signature.Tensor output, Scores scores) throws IOException {
        json.writeArrayFieldStart("data");
        for (int row = 0; row < scores.rows(); row++) {
            for (int label = 0; label < scores.classes(); label++) {
                json.writeNumber(finite(score(output, scores, row, label)));
            }
        }
        json.writeEndArray();
    }

    private static byte[] littleEndian(Signature.Tensor output, Scores scores) {
        var bytes = ByteBuffer.allocate(scores.rows() * scores.classes() * Float.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN);
        for (int row = 0; row < scores.rows(); row++) {
            for (int label = 0; label < scores.classes(); label++) {
                bytes.putFloat(score(output, scores, row, label));
            }
        }
        return bytes.array();
    }

    private static float score(Signature.Tensor output, Scores scores, int row, int label) {
        return output.name().equals("logits") ? scores.logit(row, label) : scores.probability(row, label);
    }

    private static float finite(float value) {
        if (!Float.isFinite(value)) {
            throw new ArithmeticException("the model answered " + value + ", which JSON cannot say");
        }
        return value;
    }
}
