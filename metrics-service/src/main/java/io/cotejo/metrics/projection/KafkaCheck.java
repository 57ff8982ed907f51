package io.cotejo.metrics.projection;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jspecify.annotations.Nullable;

/** Ready when a broker answers. */
@Readiness
@ApplicationScoped
class KafkaCheck implements HealthCheck {
    private static final int PATIENCE_MILLIS = (int) Duration.ofSeconds(2).toMillis();

    private final KafkaClients clients;
    private @Nullable Admin admin;

    KafkaCheck(KafkaClients clients) {
        this.clients = clients;
    }

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("kafka");
        try {
            var options = new DescribeClusterOptions().timeoutMs(PATIENCE_MILLIS);
            int nodes = admin().describeCluster(options).nodes().get().size();
            return answer.withData("nodes", nodes).status(nodes > 0).build();
        } catch (ExecutionException | KafkaException e) {
            return answer.withData("reason", String.valueOf(e.getMessage()))
                    .down()
                    .build();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return answer.down().build();
        }
    }

    private synchronized Admin admin() {
        if (admin == null) {
            admin = clients.admin();
        }
        return admin;
    }

    @PreDestroy
    synchronized void close() {
        if (admin != null) {
            admin.close();
        }
    }
}
