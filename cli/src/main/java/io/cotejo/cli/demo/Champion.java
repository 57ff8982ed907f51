package io.cotejo.cli.demo;

import io.cotejo.cli.client.InferenceClient;
import io.cotejo.cli.client.InferenceClient.Classification;
import io.cotejo.cli.client.InferenceClient.ServedModel;
import io.cotejo.cli.client.MetricsClient;
import io.cotejo.cli.client.RegistryClient;
import io.cotejo.cli.client.ServiceException;
import io.cotejo.cli.client.TrainerClient.Picture;
import io.cotejo.cli.stack.Endpoints;
import io.cotejo.cli.terminal.CommandFailedException;
import io.cotejo.cli.terminal.Interruption;
import io.cotejo.events.RunId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The version of a model that answers requests. What comes to pass soon is waited for. */
final class Champion {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final MetricsClient metrics;
    private final RegistryClient registry;
    private final InferenceClient inference;
    private final String model;

    Champion(Endpoints endpoints, String model) {
        this.metrics = endpoints.metricsClient();
        this.registry = endpoints.registryClient();
        this.inference = endpoints.inferenceClient();
        this.model = model;
    }

    /**
     * A version of the registry.
     *
     * @param runName the run that it came from
     */
    record Version(int number, String runName, double testAccuracy) {}

    /** The champion, once the exports of all these runs are registered. */
    Version among(List<RunId> runs) {
        return await("the registry to name a champion of " + model, () -> isRegistered(runs) ? current() : null);
    }

    private boolean isRegistered(List<RunId> ids) {
        var runs = metrics.runs(ids);
        return runs.size() == ids.size() && runs.stream().allMatch(run -> run.modelVersion() != null);
    }

    private @Nullable Version current() {
        var entry = registry.model(model);
        int champion = entry.path("champion").asInt(0);
        for (var version : entry.path("versions")) {
            if (version.path("version").asInt() == champion) {
                return new Version(
                        champion,
                        version.path("runName").asText(),
                        version.path("testAccuracy").asDouble());
            }
        }
        return null;
    }

    /** Classifies a picture, as soon as the version that serves is the champion of that moment. */
    Classification classify(Picture picture) {
        return await("inference-service to serve the champion of " + model, () -> {
            var version = current();
            var said = inference.classify(new ServedModel(model, ""), picture.bytes(), "image/png", 3);
            return version != null && said.version().equals(Integer.toString(version.number())) ? said : null;
        });
    }

    private static <T> T await(String what, Supplier<@Nullable T> question) {
        var start = Instant.now();
        ServiceException last = null;
        while (Duration.between(start, Instant.now()).compareTo(PATIENCE) < 0) {
            try {
                T answer = question.get();
                if (answer != null) {
                    return answer;
                }
            } catch (ServiceException e) {
                Interruption.leaveTheWordToIt();
                last = e;
            }
            pause();
        }
        throw new CommandFailedException("Waited %d s in vain for %s%s"
                .formatted(PATIENCE.toSeconds(), what, last == null ? "" : ": " + last.getMessage()));
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailedException("Interrupted", e);
        }
    }
}
