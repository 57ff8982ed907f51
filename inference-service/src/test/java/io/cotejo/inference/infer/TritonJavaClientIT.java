package io.cotejo.inference.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cotejo.embedded.junit.KafkaResource;
import io.cotejo.inference.infer.TritonJavaClient.InferenceException;
import io.cotejo.inference.testing.ArtifactsResource;
import io.cotejo.inference.testing.Images;
import io.cotejo.inference.testing.LinearModel;
import io.cotejo.inference.testing.Service;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** JSON is in the order in which the client's hash maps give it. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(ArtifactsResource.class)
class TritonJavaClientIT {
    private static final LinearModel LINEAR = LinearModel.favouring(3);
    private static final String MODEL = "java-digits";

    private Service service;
    private URI address;

    @BeforeEach
    void serve() {
        service = Service.underTest();
        address = service.client().base();
        service.serve(MODEL, LINEAR);
    }

    @AfterEach
    void close() {
        service.close();
    }

    private static String binaryInput(int rows) {
        return "\"inputs\":[{\"name\":\"image\",\"shape\":[" + rows + ",1,28,28],\"datatype\":\"UINT8\","
                + "\"parameters\":{\"binary_data_size\":" + rows * 784 + "}}]";
    }

    private static void assertLogits(float[] logits, byte[] images) {
        for (int row = 0; row < images.length / 784; row++) {
            var expected = LINEAR.logits(Arrays.copyOfRange(images, row * 784, (row + 1) * 784));
            for (int i = 0; i < 10; i++) {
                assertThat(logits[row * 10 + i]).isCloseTo(expected[i], within(1e-4f));
            }
        }
    }

    @Test
    void getsAllOutputsBinaryWhereItNamesNone() throws IOException {
        var images = Images.random(LINEAR.shape(), 2, 31);

        var result = new TritonJavaClient(address)
                .infer(MODEL, "{" + binaryInput(2) + ",\"parameters\":{\"binary_data_output\":true}}", images);

        assertThat(result.response().modelName()).isEqualTo(MODEL);
        assertThat(result.response().modelVersion()).isEqualTo("1");
        assertThat(result.tensors()).containsOnlyKeys("logits", "probabilities");
        assertLogits(result.floats("logits"), images);
    }

    @Test
    void getsEachOutputInTheFormThatItNames() throws IOException {
        var image = Images.random(LINEAR.shape(), 1, 32);
        var json = "{\"outputs\":[{\"name\":\"probabilities\",\"parameters\":{\"binary_data\":true}},"
                + "{\"name\":\"logits\",\"parameters\":{\"binary_data\":false}}]," + binaryInput(1)
                + ",\"id\":\"request 7\",\"parameters\":{\"priority\":1,\"timeout\":30000000}}";

        var result = new TritonJavaClient(address).infer(MODEL, json, image);

        assertThat(result.response().id()).isEqualTo("request 7");
        assertThat(result.tensors()).containsOnlyKeys("probabilities");
        assertLogits(result.floats("logits"), image);
    }

    @Test
    void sendsJsonWithEmptyParametersToo() throws IOException {
        var image = new byte[784];
        var json = "{\"inputs\":[{\"name\":\"image\",\"shape\":[1,1,28,28],\"datatype\":\"UINT8\",\"parameters\":{},"
                + "\"data\":[0" + ",0".repeat(783) + "]}],\"parameters\":{\"binary_data_output\":true}}";

        var result = new TritonJavaClient(address).infer(MODEL, json, new byte[0]);

        assertLogits(result.floats("logits"), image);
    }

    @ParameterizedTest
    @CsvSource({"gzip,''", "deflate,''", "'',gzip", "'',deflate", "gzip,deflate", "deflate,gzip"})
    void packsWhatItSendsAndUnpacksWhatItGets(String request, String answer) throws IOException {
        var images = Images.random(LINEAR.shape(), 40, 33);

        var result = new TritonJavaClient(address, request, answer)
                .infer(MODEL, "{" + binaryInput(40) + ",\"parameters\":{\"binary_data_output\":true}}", images);

        assertLogits(result.floats("logits"), images);
    }

    @Test
    void showsItsCallerWhatWasWrong() {
        var client = new TritonJavaClient(address);

        assertThatThrownBy(() -> client.infer(MODEL, "{" + binaryInput(1) + "}", new byte[783]))
                .isInstanceOf(InferenceException.class)
                .hasMessageContaining("its tensors have 784");
        assertThatThrownBy(() -> client.infer("nobody", "{" + binaryInput(1) + "}", new byte[784]))
                .isInstanceOf(InferenceException.class)
                .hasMessageContaining("'nobody' is not known");
    }
}
