package io.cotejo.trainer.journal;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while the broker answers and the runs' histories are being followed. */
@Readiness
@ApplicationScoped
class KafkaReadiness implements HealthCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Admin admin;
    private final HistoryFollower follower;

    KafkaReadiness(Admin admin, HistoryFollower follower) {
        this.admin = admin;
        this.follower = follower;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("kafka")
                .status(follower.following() && brokerAnswers())
                .build();
    }

    private boolean brokerAnswers() {
        try {
            var nodes = admin.describeCluster().nodes();
            return !nodes.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).isEmpty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            return false;
        }
    }
}
