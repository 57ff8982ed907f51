package io.cotejo.inference.infer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cotejo.embedded.junit.KafkaResource;
import io.cotejo.inference.testing.ArtifactsResource;
import io.cotejo.inference.testing.Client;
import io.cotejo.inference.testing.LinearModel;
import io.cotejo.inference.testing.Service;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(ArtifactsResource.class)
class StatisticsIT {
    private static final LinearModel LINEAR = LinearModel.favouring(6);

    private final String model = "counted-" + UUID.randomUUID();
    private Service service;

    @BeforeEach
    void serve() {
        service = Service.underTest();
        service.registry().register(service.exports().version(model, 1, LINEAR));
        service.registry().crown(service.exports().version(model, 2, LINEAR));
        service.awaitReady(model);
    }

    @AfterEach
    void close() {
        service.close();
    }

    private JsonNode statistics(int version) {
        return service.client()
                .get("/v2/models/" + model + "/versions/" + version + "/stats")
                .json()
                .path("model_stats")
                .path(0);
    }

    @Test
    void requestsImagesAndRunsAreCountedByVersion() {
        var path = "/v2/models/" + model + "/infer";
        service.client().post(path, Client.inferRequest(LINEAR, 3, new byte[3 * 784]));
        service.client().post(path, Client.inferRequest(LINEAR, 1, new byte[784]));
        service.client().post(path, "{}");

        var counted = statistics(2);

        assertThat(counted.path("inference_count").asInt()).isEqualTo(4);
        assertThat(counted.path("execution_count").asInt()).isEqualTo(2);
        assertThat(counted.path("last_inference").asLong()).isPositive();
        assertThat(counted.at("/inference_stats/success/count").asInt()).isEqualTo(2);
        assertThat(counted.at("/inference_stats/success/ns").asLong()).isPositive();
        assertThat(counted.at("/inference_stats/fail/count").asInt()).isEqualTo(1);
        for (var phase : new String[] {"queue", "compute_input", "compute_infer", "compute_output"}) {
            assertThat(counted.at("/inference_stats/" + phase + "/count").asInt())
                    .as(phase)
                    .isEqualTo(2);
        }
        assertThat(counted.at("/batch_stats").findValuesAsText("batch_size")).containsExactly("1", "3");
    }

    @Test
    void askingLoadsNothing() {
        var idle = statistics(1);

        assertThat(idle.path("inference_count").asInt()).isZero();
        assertThat(idle.path("last_inference").asInt()).isZero();
        assertThat(service.client().get("/v2/models/" + model + "/stats").json().path("model_stats"))
                .hasSize(2);
        assertThat(service.client().post("/v2/repository/index", "").text())
                .contains("{\"name\":\"" + model + "\",\"version\":\"1\",\"state\":\"UNAVAILABLE\"");
    }
}
