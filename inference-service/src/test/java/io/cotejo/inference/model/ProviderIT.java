package io.cotejo.inference.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.cotejo.inference.testing.PackagedService;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service as it is shipped, on this machine's processor or card. */
class ProviderIT {
    @TempDir
    Path folder;

    private PackagedService start(String wish) {
        return PackagedService.start(
                folder, wish, "t" + UUID.randomUUID() + ".", Map.of("COTEJO_INFERENCE_PROVIDER", wish));
    }

    @Test
    void whatComputesIsSeenFromOutside() {
        var expected = CudaCheck.obstacle().isPresent() ? "cpu" : "cuda";
        try (var service = start("auto")) {
            await().atMost(Duration.ofMinutes(3))
                    .ignoreExceptionsInstanceOf(AssertionError.class)
                    .untilAsserted(() -> {
                        assertThat(service.client().get("/q/health/ready").text())
                                .containsIgnoringWhitespaces("\"provider\":\"" + expected + "\"");
                        assertThat(service.client().get("/q/metrics").text())
                                .contains("cotejo_inference_provider_info{provider=\"" + expected + "\"} 1.0");
                    });
            assertThat(service.log()).contains("models are computed with provider=" + expected);
        }
    }

    @Test
    void itDoesNotStartWhereCudaIsWantedAndIsNot() {
        assumeThat(CudaCheck.obstacle()).isPresent();
        try (var service = start("cuda")) {
            assertThat(service.awaitExit()).isNotZero();
            assertThat(service.log()).contains("cotejo.inference.provider is cuda, but");
        }
    }
}
