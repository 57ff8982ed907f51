package io.cotejo.metrics.registry;

import io.cotejo.events.PolicySet;
import io.cotejo.events.PolicySet.Mode;
import io.cotejo.metrics.problem.InvalidParameterException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** When a new version of a model becomes its champion, over REST. */
@Path("/api/v1/models/{model}/policy")
@Produces(MediaType.APPLICATION_JSON)
public class PolicyResource {
    private final Registry registry;

    PolicyResource(Registry registry) {
        this.registry = registry;
    }

    /**
     * A model's policy.
     *
     * @param minimumGain by how much a version's accuracy must be above the champion's, as a share of the test images
     * @param significance McNemar's test must give a p-value below this; null if it is not asked
     * @param by who has set it; null if nobody has, and so for reason and at
     */
    public record Policy(
            Mode mode,
            double minimumGain,
            @Nullable Double significance,
            @Nullable String by,
            @Nullable String reason,
            @Nullable Instant at) {
        static Policy of(PolicySet set) {
            return new Policy(set.mode(), set.minimumGain(), set.significance(), set.actor(), set.reason(), set.at());
        }

        static Policy byDefault() {
            var policy = ChampionPolicy.DEFAULT;
            return new Policy(policy.mode(), policy.minimumGain(), policy.significance(), null, null, null);
        }
    }

    /**
     * Asks for another policy.
     *
     * @param mode {@code auto} or {@code manual}
     * @param minimumGain in [0, 1]; left out for 0
     * @param significance in (0, 1]; left out for none
     * @param by a person's name
     * @param reason in a sentence
     */
    public record Wanted(
            @Nullable String mode,
            @Nullable Double minimumGain,
            @Nullable Double significance,
            @Nullable String by,
            @Nullable String reason) {}

    /** Tells the policy. */
    @GET
    @Operation(summary = "When a new version becomes the champion")
    public Policy get(String model) {
        return registry.policy(model).map(Policy::of).orElseGet(Policy::byDefault);
    }

    /** Sets the policy. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Sets when a new version becomes the champion: mode auto or manual, minimumGain, significance")
    public Policy put(String model, @Nullable Wanted body) {
        var wanted = body == null ? new Wanted(null, null, null, null, null) : body;
        var policy = new ChampionPolicy(mode(wanted.mode()), gain(wanted.minimumGain()), level(wanted.significance()));
        return Policy.of(registry.setPolicy(model, policy, Wishes.of(wanted.by(), wanted.reason())));
    }

    private static Mode mode(@Nullable String word) {
        return Arrays.stream(Mode.values())
                .filter(mode -> mode.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new InvalidParameterException("mode", String.valueOf(word), "auto or manual"));
    }

    private static double gain(@Nullable Double gain) {
        if (gain != null && !(gain >= 0 && gain <= 1)) { // written so that NaN fails too
            throw new InvalidParameterException(
                    "minimumGain", gain.toString(), "a share of the test images, in [0, 1]");
        }
        return gain == null ? 0 : gain;
    }

    private static @Nullable Double level(@Nullable Double level) {
        if (level != null && !(level > 0 && level <= 1)) {
            throw new InvalidParameterException("significance", level.toString(), "null, or a level in (0, 1]");
        }
        return level;
    }
}
