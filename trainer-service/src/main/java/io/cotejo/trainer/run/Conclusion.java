package io.cotejo.trainer.run;

import io.cotejo.events.ModelExported;
import io.cotejo.events.RunState;
import io.cotejo.events.artifact.Artifact;
import io.cotejo.events.artifact.ArtifactStore;
import io.cotejo.trainer.dataset.Dataset;
import io.cotejo.trainer.export.ExportedModel;
import io.cotejo.trainer.export.Exporter;
import io.cotejo.trainer.train.Outcome;
import io.quarkus.logging.Log;
import java.time.Instant;
import java.util.Map;

/** The end of a run that has been trained: the export, then the announcement of it, then that of the run's end. */
final class Conclusion {
    private final AttemptJournal journal;
    private final ArtifactStore store;
    private final RunState.Running running;

    Conclusion(AttemptJournal journal, ArtifactStore store, RunState.Running running) {
        this.journal = journal;
        this.store = store;
        this.running = running;
    }

    void publish(Outcome.Finished finished, Dataset dataset) {
        var results = finished.results();
        var metadata = Map.of(
                "run_id", running.runId().toString(),
                "test_accuracy", Double.toString(results.test().score().accuracy()),
                "test_loss", Double.toString(results.test().score().loss()),
                "epoch", Integer.toString(results.bestEpoch()),
                "code_version", running.provenance().codeVersion());
        var model = Exporter.export(running.job(), dataset, finished.best(), metadata);
        journal.publish(exported(finished, dataset, model));
        journal.publish(new RunState.Completed(
                running.runId(),
                running.attempt(),
                Instant.now(),
                running.job(),
                running.startedAt(),
                running.provenance(),
                running.network(),
                results));
        Log.infof(
                "Run completed: runId=%s epochs=%d ending=%s bestEpoch=%d testAccuracy=%.4f",
                running.runId(),
                results.epochs(),
                results.ending(),
                results.bestEpoch(),
                results.test().score().accuracy());
    }

    private ModelExported exported(Outcome.Finished finished, Dataset dataset, ExportedModel model) {
        var folder = "runs/" + running.runId() + "/attempt-" + running.attempt();
        Artifact onnx = store.write(folder + "/model.onnx", model.onnx());
        Artifact parity =
                store.write(folder + "/parity.safetensors", model.parity().encode());
        return new ModelExported(
                running.job().model(),
                running.runId(),
                running.attempt(),
                Instant.now(),
                finished.results().bestEpoch(),
                onnx,
                parity,
                model.signature(),
                dataset.classes(),
                dataset.name(),
                dataset.testDigest(),
                finished.results().test(),
                running.network().parameters());
    }
}
