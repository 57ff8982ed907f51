package io.cotejo.trainer.job;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while jobs are being taken. */
@Readiness
@ApplicationScoped
class QueueReadiness implements HealthCheck {
    private final JobQueue queue;

    QueueReadiness(JobQueue queue) {
        this.queue = queue;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("job-queue").status(queue.alive()).build();
    }
}
