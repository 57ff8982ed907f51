package io.cotejo.inference.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotejo.embedded.junit.KafkaResource;
import io.cotejo.inference.testing.ArtifactsResource;
import io.cotejo.inference.testing.LinearModel;
import io.cotejo.inference.testing.Service;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every case is answered as it must be, and as the service's own description of itself says. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(ArtifactsResource.class)
class ConformanceIT {
    private static final String MODEL = "conforming-digits";

    private Service service;

    @Inject
    Router router;

    @BeforeEach
    void serve() {
        service = Service.underTest();
        if (service.client()
                        .post("/v2/repository/models/" + MODEL + "/load", "")
                        .status()
                != 200) {
            service.registry().crown(service.exports().version(MODEL, 1, LinearModel.favouring(3)));
            service.awaitReady(MODEL);
        }
    }

    @AfterEach
    void close() {
        service.close();
    }

    static Stream<String> cases() {
        return Cases.all().stream().map(Case::sentence);
    }

    private static Case named(String sentence) {
        return Cases.all().stream()
                .filter(asked -> asked.sentence().equals(sentence))
                .findFirst()
                .orElseThrow();
    }

    private Trial trial() {
        return new Trial(Subject.at(service.client().base(), MODEL), true);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void answersAsTheProtocolSays(String sentence) {
        trial().ask(named(sentence));
    }

    @Test
    void isAskedByOthersWhatTheyAskOfEveryServer() {
        var others = new Trial(Subject.at(service.client().base(), MODEL), false);
        var applicable = Cases.all().stream().filter(others::applies).toList();

        applicable.forEach(others::ask);

        assertThat(applicable).hasSizeGreaterThan(50);
    }

    @Test
    void noTwoCasesHaveTheSameName() {
        assertThat(cases()).doesNotHaveDuplicates();
    }

    @Test
    void everyRouteIsDescribedAndEveryDescribedOperationIsAnsweredAsItSays() {
        var description = Description.of(service.client());
        var answered = new TreeSet<String>();
        var trial = trial();

        Cases.all().forEach(asked -> {
            var operation = description.operation(asked.method(), asked.path());
            var answer = trial.ask(asked);
            operation.ifPresent(described -> {
                described.requireFits(answer);
                if (answer.response().statusCode() == 200) {
                    answered.add(described.name());
                }
            });
        });

        assertThat(answered).containsExactlyInAnyOrderElementsOf(description.operations());
        assertThat(description.paths()).containsAll(routes());
    }

    @Test
    void everyExampleInTheDescriptionFitsItsSchema() {
        Description.of(service.client()).requireExamplesFit();
    }

    @Test
    void theDescriptionIsYamlUnlessJsonIsAskedFor() {
        var yaml = service.client().get("/q/openapi");

        assertThat(yaml.text()).startsWith("openapi: 3.1.0");
        assertThat(yaml.response().headers().firstValue("Content-Type")).contains("application/yaml;charset=UTF-8");
    }

    @Test
    void predictionsAreMatchedBeforeEveryOtherPattern() {
        var patterns = router.getRoutes().stream()
                .map(Route::getPath)
                .filter(path -> path != null && path.contains(":"))
                .toList();

        assertThat(patterns.subList(0, 4)).allMatch(path -> path.endsWith("/infer"));
        assertThat(patterns.subList(4, patterns.size())).noneMatch(path -> path.endsWith("/infer"));
    }

    private Set<String> routes() {
        var paths = new TreeSet<String>();
        router.getRoutes().forEach(route -> {
            if (route.getPath() != null && route.getPath().startsWith("/v2")) {
                paths.add(route.getPath().replaceAll(":([a-z]+)", "{$1}"));
            }
        });
        return paths;
    }
}
