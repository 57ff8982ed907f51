package io.cotejo.events.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.jspecify.annotations.Nullable;

/**
 * What to train. Made by {@link JobReader}, which fills in the defaults and checks every field.
 *
 * @param experiment the group of runs that this one is compared with; URL-safe
 * @param name tells the runs of an experiment apart; the same name again is another run of the same thing
 * @param model the served name; URL-safe
 * @param initializeFrom null for random initial weights
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonDeserialize(using = TrainingJobDeserializer.class)
public record TrainingJob(
        String experiment,
        String name,
        String model,
        DatasetSpec dataset,
        NetworkSpec network,
        TrainingSpec training,
        OptimizerSpec optimizer,
        CallbacksSpec callbacks,
        @Nullable InitializeFrom initializeFrom) {}
