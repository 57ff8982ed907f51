package io.cotejo.deploy.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cotejo.deploy.Repository;
import io.cotejo.deploy.ServiceSettings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ManifestsTest {
    private static final String BASE = "deploy/kubernetes/base/";
    static final List<String> SERVICES = List.of("inference-service", "metrics-service", "trainer-service");

    @ParameterizedTest
    @FieldSource("SERVICES")
    void aServiceListensAndIsScrapedWhereItsCodeSays(String service) {
        int port = ServiceSettings.of(service).port();
        var documents = Repository.yamls(BASE + service + ".yaml");
        var template = documents.getFirst().at("/spec/template");
        var annotations = template.at("/metadata/annotations");

        assertThat(container(template).at("/ports/0/containerPort").asInt()).isEqualTo(port);
        assertThat(documents.getLast().at("/spec/ports/0/port").asInt()).isEqualTo(port);
        assertThat(annotations.path("prometheus.io/port").asInt()).isEqualTo(port);
        assertThat(annotations.path("prometheus.io/path").asText()).isEqualTo("/q/metrics");
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void everyVariableIsASettingOfTheServiceAndEveryKeyIsGiven(String service) {
        var settings = ServiceSettings.of(service);
        var given = Repository.yaml(BASE + "kustomization.yaml")
                .at("/configMapGenerator/0/literals")
                .valueStream()
                .map(literal -> literal.asText().split("=", 2)[0])
                .toList();
        var variables = container(
                        Repository.yamls(BASE + service + ".yaml").getFirst().at("/spec/template"))
                .path("env");

        assertThat(settings.variables())
                .containsAll(variables
                        .valueStream()
                        .map(variable -> variable.path("name").asText())
                        .toList());
        assertThat(given)
                .containsAll(variables
                        .valueStream()
                        .map(variable -> variable.at("/valueFrom/configMapKeyRef/key"))
                        .filter(key -> !key.isMissingNode())
                        .map(JsonNode::asText)
                        .toList());
        assertThat(variables.valueStream().map(variable -> variable.path("name").asText()))
                .containsAll(settings.addresses().stream()
                        .map(ServiceSettings::variable)
                        .toList());
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void theArtifactsAreWrittenByAllButTheInferenceService(String service) {
        var template = Repository.yamls(BASE + service + ".yaml").getFirst().at("/spec/template");
        var artifacts = container(template)
                .path("volumeMounts")
                .valueStream()
                .filter(mount -> mount.path("name").asText().equals("artifacts"));

        assertThat(artifacts)
                .singleElement()
                .satisfies(mount ->
                        assertThat(mount.path("readOnly").asBoolean()).isEqualTo(service.equals("inference-service")));
    }

    @Test
    void theTrainerDownloadsNothingIntoAFolderThatItMayNotWrite() {
        var trainer = container(
                Repository.yamls(BASE + "trainer-service.yaml").getFirst().at("/spec/template"));

        assertThat(trainer.path("volumeMounts").valueStream())
                .filteredOn(mount -> mount.path("name").asText().equals("data"))
                .singleElement()
                .satisfies(
                        mount -> assertThat(mount.path("readOnly").asBoolean()).isTrue());
        assertThat(trainer.path("env").valueStream())
                .filteredOn(variable -> variable.path("name").asText().equals("COTEJO_DATA_DOWNLOAD"))
                .singleElement()
                .satisfies(
                        variable -> assertThat(variable.path("value").asText()).isEqualTo("false"));
    }

    @Test
    void whatPeopleAndBrowsersAskIsNoAddressWithinTheCluster() {
        var literals = Repository.yaml(BASE + "kustomization.yaml").at("/configMapGenerator/0/literals");

        assertThat(literals.valueStream().map(JsonNode::asText))
                .contains("metricsUrl=http://127.0.0.1:8081", "inferenceUrl=http://127.0.0.1:8080");
    }

    private static JsonNode container(JsonNode template) {
        return template.at("/spec/containers/0");
    }
}
