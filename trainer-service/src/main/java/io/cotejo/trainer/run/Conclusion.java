package io.cotejo.trainer.run;

import io.cotejo.events.EventJson;
import io.cotejo.events.ModelExported;
import io.cotejo.events.RunResults;
import io.cotejo.events.RunState;
import io.cotejo.events.artifact.Artifact;
import io.cotejo.events.artifact.ArtifactStore;
import io.cotejo.events.trace.Spans;
import io.cotejo.trainer.dataset.Dataset;
import io.cotejo.trainer.export.ExportedModel;
import io.cotejo.trainer.export.Exporter;
import io.cotejo.trainer.train.Outcome;
import io.quarkus.logging.Log;
import java.time.Instant;

/**
 * The end of a run that has been trained: the export and the sample predictions, then the announcement of the export, then
 * that of the run's end.
 */
final class Conclusion {
    private final AttemptJournal journal;
    private final ArtifactStore store;
    private final RunState.Running running;
    private final Instant endedAt = Instant.now();

    Conclusion(AttemptJournal journal, ArtifactStore store, RunState.Running running) {
        this.journal = journal;
        this.store = store;
        this.running = running;
    }

    void publish(Outcome.Finished finished, Dataset dataset) {
        Artifact predictions;
        try (var _ = Spans.open("export")) {
            predictions = export(finished, dataset);
        }
        var completed = completed(finished.results().withPredictions(predictions));
        journal.publish(completed);
        Log.infof(
                "Run completed: runId=%s epochs=%d ending=%s bestEpoch=%d testAccuracy=%.4f",
                completed.runId(),
                completed.results().epochs(),
                completed.results().ending(),
                completed.results().bestEpoch(),
                completed.results().test().score().accuracy());
    }

    private Artifact export(Outcome.Finished finished, Dataset dataset) {
        var metadata = ModelMetadata.of(running, finished.results(), endedAt);
        var model = Exporter.export(running.job(), dataset, finished.best(), metadata);
        var exported = exported(finished.results(), dataset, model);
        var predictions = store.write(folder() + "/predictions.json", EventJson.write(finished.samples()));
        journal.publish(exported);
        return predictions;
    }

    private RunState.Completed completed(RunResults results) {
        return new RunState.Completed(
                running.runId(),
                running.attempt(),
                endedAt,
                running.job(),
                running.startedAt(),
                running.provenance(),
                running.network(),
                results);
    }

    private ModelExported exported(RunResults results, Dataset dataset, ExportedModel model) {
        Artifact onnx = store.write(folder() + "/model.onnx", model.onnx());
        Artifact parity =
                store.write(folder() + "/parity.safetensors", model.parity().encode());
        return new ModelExported(
                running.job().model(),
                running.runId(),
                running.attempt(),
                Instant.now(),
                results.bestEpoch(),
                onnx,
                parity,
                model.signature(),
                dataset.classes(),
                dataset.name(),
                dataset.testDigest(),
                results.test(),
                running.network().parameters());
    }

    private String folder() {
        return "runs/" + running.runId() + "/attempt-" + running.attempt();
    }
}
