package io.cotejo.inference.infer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cotejo.events.ModelVersion;
import io.cotejo.events.artifact.ArtifactStore;
import io.cotejo.inference.infer.WantedOutputs.Form;
import io.cotejo.inference.model.ImageShape;
import io.cotejo.inference.model.Pixels;
import io.cotejo.inference.model.Scores;
import io.cotejo.inference.protocol.Answer;
import io.cotejo.inference.protocol.RefusedException;
import io.cotejo.inference.testing.Exports;
import io.cotejo.inference.testing.LinearModel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InferResponseTest {
    private static final float[] LOGITS = {0.1f, -1e-30f, 3, 3, 0, Float.MIN_VALUE};
    private static final float[] PROBABILITIES = {0.25f, 0.5f, 0.25f, 1, 0, 0};
    private static final Scores SCORES = new Scores(2, 3, LOGITS, PROBABILITIES);

    private ModelVersion version;

    @BeforeEach
    void register(@TempDir Path folder) {
        version = new Exports(new ArtifactStore(folder))
                .version("digits", 3, new LinearModel(new ImageShape(1, 1, 1), 3, 0, 0));
    }

    private Answer write(Scores scores, Map<String, Form> wanted) {
        var request = new InferRequest(
                "a \"7\" é", Parameters.NONE, new Pixels(new byte[2], 0, 2), new WantedOutputs(wanted, false));
        return InferResponse.write(version, request, scores);
    }

    private JsonNode json(Map<String, Form> wanted) throws IOException {
        return new ObjectMapper().readTree(write(SCORES, wanted).body().getBytes());
    }

    @Test
    void scoresReadBackBitForBit() throws IOException {
        var json = json(Map.of());

        assertThat(json.path("id").asText()).isEqualTo("a \"7\" é");
        assertThat(json.path("model_version").asText()).isEqualTo("3");
        assertThat(json.path("outputs")).hasSize(2);
        assertThat(json.path("outputs").path(0).path("shape").toString()).isEqualTo("[2,3]");
        var data = json.path("outputs").path(0).path("data");
        for (int i = 0; i < LOGITS.length; i++) {
            assertThat(Float.floatToRawIntBits(data.path(i).floatValue()))
                    .isEqualTo(Float.floatToRawIntBits(LOGITS[i]));
        }
    }

    @Test
    void theBestClassesComeFirstAndOfEqualOnesTheLowerIndex() throws IOException {
        var output =
                json(Map.of("probabilities", new Form(null, 2))).path("outputs").path(0);

        assertThat(output.toString())
                .isEqualTo("{\"name\":\"probabilities\",\"datatype\":\"BYTES\",\"shape\":[2,2],\"data\":"
                        + "[\"0.5:1:label-1\",\"0.25:0:label-0\",\"1.0:0:label-0\",\"0.0:1:label-1\"]}");
    }

    @Test
    void noMoreClassesAreNamedThanThereAre() throws IOException {
        var output =
                json(Map.of("logits", new Form(null, 1000))).path("outputs").path(0);

        assertThat(output.path("shape").toString()).isEqualTo("[2,3]");
        assertThat(output.path("data").path(0).asText()).isEqualTo("3.0:2:label-2");
    }

    @Test
    void binaryClassesAreBytesWithTheirLengthBefore() throws IOException {
        var answer = write(SCORES, Map.of("logits", new Form(true, 1), "probabilities", new Form(true, null)));

        int length = Objects.requireNonNull(answer.jsonLength());
        var header = new ObjectMapper().readTree(answer.body().getBytes(0, length));
        var tensors = ByteBuffer.wrap(
                        answer.body().getBytes(length, answer.body().length()))
                .order(ByteOrder.LITTLE_ENDIAN);
        int size = header.at("/outputs/0/parameters/binary_data_size").asInt();
        assertThat(strings(tensors.slice(0, size).order(ByteOrder.LITTLE_ENDIAN)))
                .containsExactly("3.0:2:label-2", "3.0:0:label-0");
        assertThat(header.at("/outputs/1/parameters/binary_data_size").asInt()).isEqualTo(24);
        assertThat(tensors.getFloat(size + 4)).isEqualTo(0.5f);
        assertThat(tensors.limit()).isEqualTo(size + 24);
    }

    private static List<String> strings(ByteBuffer tensor) {
        var strings = new ArrayList<String>();
        while (tensor.hasRemaining()) {
            var text = new byte[tensor.getInt()];
            tensor.get(text);
            strings.add(new String(text, UTF_8));
        }
        return strings;
    }

    @Test
    void whatIsNoNumberIsAnsweredInBinaryOnly() {
        float[] odd = {Float.NaN, Float.POSITIVE_INFINITY, 0};
        var scores = new Scores(1, 3, odd, odd);

        var answer = write(scores, Map.of("logits", new Form(true, null)));

        int length = Objects.requireNonNull(answer.jsonLength());
        assertThat(answer.body().getIntLE(length)).isEqualTo(Float.floatToRawIntBits(Float.NaN));
        assertThatThrownBy(() -> write(scores, Map.of("logits", Form.DEFAULT)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> write(scores, Map.of("logits", new Form(true, 1))))
                .isInstanceOf(RefusedException.class);
    }
}
