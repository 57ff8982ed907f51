package io.cotejo.trainer.evaluate;

import io.cotejo.events.job.Initializer;
import io.cotejo.events.job.LayerSpec;
import io.cotejo.events.job.NetworkSpec;
import io.cotejo.events.job.Normalization;
import io.cotejo.trainer.dataset.ImageShape;
import io.cotejo.trainer.network.Network;
import io.cotejo.trainer.network.NetworkPlan;
import java.util.List;
import java.util.Objects;

/** Networks of one linear layer on one pixel, whose answers can be worked out by hand. */
final class Answering {
    static final ImageShape ONE_PIXEL = new ImageShape(1, 1, 1);

    private Answering() {}

    /** Each class's logit is the pixel's whiteness, from 0 to 1, times that class's weight. */
    static Network byWhiteness(float... weights) {
        var spec = new NetworkSpec.Layers(
                List.of(new LayerSpec.Flatten(), new LayerSpec.Linear(weights.length)), Initializer.KAIMING_UNIFORM);
        var plan = switch (NetworkPlan.of(spec, ONE_PIXEL, weights.length)) {
            case NetworkPlan.Result.Fits fits -> fits.plan();
            case NetworkPlan.Result.Faulty faulty -> throw new AssertionError(faulty.faults());
        };
        var network = new Network(plan, new Normalization.Unit(), 1);
        Objects.requireNonNull(network.parameters().get("1.weight")).set(weights);
        Objects.requireNonNull(network.parameters().get("1.bias")).set(new float[weights.length]);
        return network;
    }
}
