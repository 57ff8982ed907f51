package io.cotejo.trainer.run;

import io.cotejo.events.EventJson;
import io.cotejo.events.RunResults;
import io.cotejo.events.RunState;
import io.cotejo.trainer.dataset.ImageSet;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** What a model file tells of the run that it comes from, for whoever has the file and nothing else. */
final class ModelMetadata {
    private ModelMetadata() {}

    /**
     * As texts by key; lists and objects as JSON.
     *
     * @param train what it was trained on
     * @param endedAt when the training had ended
     */
    static Map<String, String> of(RunState.Running run, RunResults results, ImageSet train, Instant endedAt) {
        var made = run.provenance();
        var metadata = new LinkedHashMap<String, String>();
        metadata.put("run_id", run.runId().toString());
        metadata.put("attempt", Integer.toString(run.attempt()));
        metadata.put("epoch", Integer.toString(results.bestEpoch()));
        metadata.put("test_accuracy", Double.toString(results.test().score().accuracy()));
        metadata.put("test_loss", Double.toString(results.test().score().loss()));
        if (made.initialWeightsSha256() != null) {
            metadata.put("initial_weights_sha256", made.initialWeightsSha256());
        }
        metadata.put("code_version", made.codeVersion());
        metadata.put("libraries", json(new TreeMap<>(made.libraries())));
        metadata.put("processor", made.processor());
        metadata.put("threads", Integer.toString(made.threads()));
        metadata.put("device", made.device());
        metadata.put("started_at", run.startedAt().toString());
        metadata.put("ended_at", endedAt.toString());
        metadata.put("training_profile", json(TrainingProfile.of(train, results.test())));
        return metadata;
    }

    private static String json(Object value) {
        return new String(EventJson.write(value), StandardCharsets.UTF_8);
    }
}
