package io.cotejo.inference.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotejo.embedded.junit.KafkaResource;
import io.cotejo.inference.testing.ArtifactsResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(ArtifactsResource.class)
@SuppressWarnings("NullAway.Init") // injected
class EventLoopsIT {
    @Inject
    Vertx vertx;

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "epoll is Linux's")
    void onLinuxTheyUseEpoll() {
        assertThat(vertx.isNativeTransportEnabled()).isTrue();
    }
}
