package io.cotejo.deploy.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cotejo.deploy.Repository;
import io.cotejo.deploy.ServiceSettings;
import org.junit.jupiter.api.Test;

class GpuOverlayTest {
    private static final String OVERLAY = "deploy/kubernetes/overlays/gpu/";
    private static final String SERVICE = "inference-service.yaml";

    private final JsonNode kustomization = Repository.yaml(OVERLAY + "kustomization.yaml");
    private final JsonNode patch = Repository.yaml(OVERLAY + SERVICE);
    private final JsonNode base =
            Repository.yamls("deploy/kubernetes/base/" + SERVICE).getFirst();

    @Test
    void whatItChangesIsInTheBase() {
        var container = container(base);

        assertThat(kustomization.at("/resources/0").asText()).isEqualTo("../../base");
        assertThat(kustomization.at("/patches/0/path").asText()).isEqualTo(SERVICE);
        assertThat(patch.path("kind")).isEqualTo(base.path("kind"));
        assertThat(patch.at("/metadata/name")).isEqualTo(base.at("/metadata/name"));
        assertThat(container(patch).path("name")).isEqualTo(container.path("name"));
        assertThat(kustomization.at("/images/0/name")).isEqualTo(container.path("image"));
        assertThat(ServiceSettings.of("inference-service").variables())
                .contains(container(patch).at("/env/0/name").asText());
    }

    @Test
    void itAsksForOneCardAndIsLetOntoNodesWithCards() {
        assertThat(container(patch)
                        .path("resources")
                        .path("limits")
                        .path("nvidia.com/gpu")
                        .asInt())
                .isEqualTo(1);
        assertThat(patch.at("/spec/template/spec/tolerations/0/key").asText()).isEqualTo("nvidia.com/gpu");
    }

    private static JsonNode container(JsonNode deployment) {
        return deployment.at("/spec/template/spec/containers/0");
    }
}
