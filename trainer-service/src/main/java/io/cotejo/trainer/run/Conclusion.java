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
 * The end of a run that has been trained: the export, the sample predictions and the answers, then the announcement of the export, then
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
        RunResults results;
        try (var _ = Spans.open("export")) {
            results = export(finished, dataset);
        }
        var completed = completed(results);
        journal.publish(completed);
        Log.infof(
                "Run completed: runId=%s epochs=%d ending=%s bestEpoch=%d testAccuracy=%.4f",
                completed.runId(),
                completed.results().epochs(),
                completed.results().ending(),
                completed.results().bestEpoch(),
                completed.results().test().score().accuracy());
    }

    /** Stores and announces the model, and returns the results with where the answers to the test images are. */
    private RunResults export(Outcome.Finished finished, Dataset dataset) {
        var metadata = ModelMetadata.of(running, finished.results(), dataset.train(), endedAt);
        var model = Exporter.export(running.job(), dataset, finished.best(), metadata);
        var predictions = store.write(folder() + "/predictions.json", EventJson.write(finished.samples()));
        var answers = store.write(
                folder() + "/answers.safetensors", finished.answers().encode());
        journal.publish(exported(finished.results(), dataset, model, answers));
        return finished.results().withPredictions(predictions).withAnswers(answers);
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

    private ModelExported exported(RunResults results, Dataset dataset, ExportedModel model, Artifact answers) {
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
                running.network().parameters(),
                answers);
    }

    private String folder() {
        return "runs/" + running.runId() + "/attempt-" + running.attempt();
    }
}
