package io.cotejo.inference.model;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the registry has been read and every champion is verified and in service. */
@Readiness
@ApplicationScoped
class RegistryReadiness implements HealthCheck {
    private final ModelRepository repository;

    RegistryReadiness(ModelRepository repository) {
        this.repository = repository;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("models")
                .status(repository.ready())
                .withData("provider", ProviderChoice.current().provider().label());
        var reason = repository.reason();
        return reason.isEmpty()
                ? response.build()
                : response.withData("reason", reason).build();
    }
}
