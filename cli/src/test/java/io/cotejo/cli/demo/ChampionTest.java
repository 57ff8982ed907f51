package io.cotejo.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotejo.cli.client.FakeService;
import io.cotejo.cli.client.TrainerClient.Picture;
import io.cotejo.cli.stack.Endpoints;
import io.cotejo.events.RunId;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChampionTest {
    private static final RunId RUN = RunId.parse("019a0000-0000-7000-8000-000000000001");

    private FakeService service;
    private Champion champion;

    @BeforeEach
    void start() throws IOException {
        service = new FakeService();
        champion = new Champion(new Endpoints(service.uri(), service.uri(), service.uri()), "digits");
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void isNamedOnlyOnceTheRunsAreRegisteredHoweverManyVersionsThereWereBefore() {
        inTurn("/api/v1/runs", run("null"), run("3"));
        inTurn("/api/v1/models/digits", champion(2));

        assertThat(champion.among(List.of(RUN)).number()).isEqualTo(2);

        assertThat(service.requests())
                .extracting(request -> request.uri().replaceFirst("\\?.*", ""))
                .containsExactly("/api/v1/runs", "/api/v1/runs", "/api/v1/models/digits");
    }

    @Test
    void followsAPromotionWhileClassifying() {
        inTurn("/api/v1/models/digits", champion(2), champion(3));
        inTurn("/v2/models/digits/classify", "{\"model_name\":\"digits\",\"model_version\":\"3\",\"predictions\":[]}");

        var said = champion.classify(new Picture(0, "7", ""));

        assertThat(said.version()).isEqualTo("3");
    }

    private void inTurn(String path, String... answers) {
        Queue<String> left = new ArrayDeque<>(List.of(answers));
        service.onEach(path, () -> left.size() > 1 ? left.remove() : left.element());
    }

    private static String run(String version) {
        return "{\"runs\":[{\"runId\":\"%s\",\"status\":\"completed\",\"modelVersion\":%s}]}".formatted(RUN, version);
    }

    private static String champion(int number) {
        return "{\"champion\":%d,\"versions\":[{\"version\":2},{\"version\":3}]}".formatted(number);
    }
}
