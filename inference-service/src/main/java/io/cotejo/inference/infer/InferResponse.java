package io.cotejo.inference.infer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.cotejo.events.ModelVersion;
import io.cotejo.events.Signature;
import io.cotejo.inference.model.Scores;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes the answer to an infer request: nothing but the protocol's fields, all data flat. */
final class InferResponse {
    private static final JsonFactory JSON = new JsonFactory();

    private InferResponse() {}

    /**
     * UTF-8 JSON.
     *
     * @throws ArithmeticException if the model answers something that JSON has no number for
     */
    static byte[] write(ModelVersion version, InferRequest request, Scores scores) {
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
                if (request.wants(output.name())) {
                    write(json, output, scores);
                }
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
        return bytes.toByteArray();
    }

    private static void write(JsonGenerator json, Signature.Tensor output, Scores scores) throws IOException {
        boolean logits = output.name().equals("logits");
        json.writeStartObject();
        json.writeStringField("name", output.name());
        json.writeStringField("datatype", output.datatype());
        json.writeArrayFieldStart("shape");
        json.writeNumber(scores.rows());
        json.writeNumber(scores.classes());
        json.writeEndArray();
        json.writeArrayFieldStart("data");
        for (int row = 0; row < scores.rows(); row++) {
            for (int label = 0; label < scores.classes(); label++) {
                json.writeNumber(finite(logits ? scores.logit(row, label) : scores.probability(row, label)));
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static float finite(float value) {
        if (!Float.isFinite(value)) {
            throw new ArithmeticException("the model answered " + value + ", which JSON cannot say");
        }
        return value;
    }
}
