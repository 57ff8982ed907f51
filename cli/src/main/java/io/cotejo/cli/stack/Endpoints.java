package io.cotejo.cli.stack;

import io.cotejo.cli.client.DeadLetterClient;
import io.cotejo.cli.client.InferenceClient;
import io.cotejo.cli.client.MetricsClient;
import io.cotejo.cli.client.RegistryClient;
import io.cotejo.cli.client.TrainerClient;
import java.net.URI;

/** Where the three services are reached. */
public record Endpoints(URI inference, URI metrics, URI trainer) {
    /** A client of inference-service. */
    public InferenceClient inferenceClient() {
        return new InferenceClient(inference);
    }

    /** A client of metrics-service. */
    public MetricsClient metricsClient() {
        return new MetricsClient(metrics);
    }

    /** A client of the registry in metrics-service. */
    public RegistryClient registryClient() {
        return new RegistryClient(metrics);
    }

    /** A client of the dead letters in metrics-service. */
    public DeadLetterClient deadLetterClient() {
        return new DeadLetterClient(metrics);
    }

    /** A client of trainer-service. */
    public TrainerClient trainerClient() {
        return new TrainerClient(trainer);
    }
}
