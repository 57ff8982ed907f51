package io.cotejo.inference.infer;

import io.cotejo.events.ModelVersion;
import io.cotejo.events.Signature;
import io.cotejo.inference.json.JsonWriter;
import io.cotejo.inference.model.Scores;
import io.cotejo.inference.protocol.Answer;
import io.cotejo.inference.protocol.RefusedException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Writes the answer to an infer request: nothing but the protocol's fields, all data flat, binary where it was asked for. */
final class InferResponse {
    /** Enough for the scores of ten classes. */
    private static final int USUAL = 768;

    private final WantedOutputs wanted;
    private final JsonWriter json = new JsonWriter(USUAL);
    private final List<OutputTensor> binary = new ArrayList<>();

    private InferResponse(WantedOutputs wanted) {
        this.wanted = wanted;
    }

    /**
     * UTF-8 JSON, and the binary tensors after it.
     *
     * @throws RefusedException if the model answers what is no number where JSON or the best classes were asked for
     */
    static Answer write(ModelVersion version, InferRequest request, Scores scores) {
        var response = new InferResponse(request.outputs());
        response.head(version, request);
        var separator = "";
        for (var output : version.export().signature().outputs()) {
            if (request.outputs().wants(output.name())) {
                response.json.raw(separator);
                response.output(output, response.tensor(output, version, scores));
                separator = ",";
            }
        }
        response.json.raw("]}");
        return response.answer();
    }

    private void head(ModelVersion version, InferRequest request) {
        json.raw("{\"model_name\":").string(version.model());
        json.raw(",\"model_version\":\"").number(version.version()).raw("\"");
        request.id().ifPresent(id -> json.raw(",\"id\":").string(id));
        json.raw(",\"outputs\":[");
    }

    private OutputTensor tensor(Signature.Tensor output, ModelVersion version, Scores scores) {
        boolean logits = output.name().equals("logits");
        var classes = wanted.classes(output.name());
        return classes.isPresent()
                ? BestClasses.of(scores, logits, version.export().labels(), classes.get())
                : new ClassScores(output.datatype(), scores, logits);
    }

    private void output(Signature.Tensor output, OutputTensor tensor) {
        json.raw("{\"name\":").string(output.name());
        json.raw(",\"datatype\":").string(tensor.datatype());
        json.raw(",\"shape\":[").number(tensor.rows()).raw(",").number(tensor.columns());
        if (wanted.binary(output.name())) {
            binary.add(tensor);
            json.raw("],\"parameters\":{\"binary_data_size\":")
                    .number(tensor.size())
                    .raw("}}");
        } else {
            json.raw("],\"data\":[");
            tensor.write(json);
            json.raw("]}");
        }
    }

    private Answer answer() {
        if (binary.isEmpty()) {
            return Answer.ok(json.toByteArray(0));
        }
        var bytes =
                json.toByteArray(binary.stream().mapToInt(OutputTensor::size).sum());
        var tensors = ByteBuffer.wrap(bytes, json.length(), bytes.length - json.length())
                .order(ByteOrder.LITTLE_ENDIAN);
        binary.forEach(tensor -> tensor.write(tensors));
        return Answer.binary(bytes, json.length());
    }
}
