package io.cotejo.metrics.projection;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the topics are followed, by this instance or another. */
@Readiness
@ApplicationScoped
class ProjectionCheck implements HealthCheck {
    private final Projection projection;

    ProjectionCheck(Projection projection) {
        this.projection = projection;
    }

    @Override
    public HealthCheckResponse call() {
        var state = projection.state();
        return HealthCheckResponse.named("projection")
                .withData("state", state.description())
                .status(state.healthy())
                .build();
    }
}
