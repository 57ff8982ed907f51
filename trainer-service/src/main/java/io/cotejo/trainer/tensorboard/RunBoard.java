package io.cotejo.trainer.tensorboard;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.cotejo.events.Evaluation;
import io.cotejo.events.EventJson;
import io.cotejo.events.RunId;
import io.cotejo.events.RunResults;
import io.cotejo.events.SamplePredictions;
import io.cotejo.events.SamplePredictions.Prediction;
import io.cotejo.events.Score;
import io.cotejo.events.artifact.ArtifactStore;
import io.cotejo.events.artifact.Safetensors.Tensor;
import io.cotejo.events.job.TensorBoard;
import io.cotejo.events.job.TrainingJob;
import io.cotejo.trainer.picture.ConfusionPicture;
import io.cotejo.trainer.picture.Picture;
import io.cotejo.trainer.picture.SampleSheet;
import io.cotejo.trainer.train.EpochReport;
import io.quarkus.logging.Log;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at a run, as TensorBoard shows it; the step is the epoch. Each attempt has a folder, and so curves, of its own.
 * The best epoch's figures have tags of their own, since a curve must not go back. Writes nothing for a job that wants
 * nothing. Where writing fails, it is told once and given up: no run is lost for its pictures.
 */
public final class RunBoard implements AutoCloseable {
    private final RunId runId;
    private final TrainingJob job;
    private @Nullable EventFile events;

    /** The board of a job's attempt, which writes nothing before it is opened. */
    public RunBoard(RunId runId, TrainingJob job) {
        this.runId = runId;
        this.job = job;
    }

    /**
     * Begins an attempt, with the job as a text and as a row of the table of hyperparameters.
     *
     * @param attempt counted from 1
     * @param clock gives the time that TensorBoard shows beside each value
     */
    public void open(ArtifactStore store, int attempt, Clock clock) {
        if (job.callbacks().tensorBoard() != TensorBoard.NONE) {
            guarded(() -> begin(store, "runs/" + runId + "/attempt-" + attempt, clock));
        }
    }

    private void begin(ArtifactStore store, String folder, Clock clock) {
        events = EventFile.create(store.path(folder + "/tensorboard"), clock);
        write(file -> {
            file.begin(new Session(runId.toString(), folder, JobFields.of(job)));
            file.text("job", 0, document(job));
        });
    }

    private static String document(TrainingJob job) {
        try {
            var json = EventJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(job);
            return "```json\n" + json + "\n```\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("every job can be written as JSON", e);
        }
    }

    /** True if epochs are to be shown with their gradients. */
    public boolean showsGradients() {
        return job.callbacks().tensorBoard() == TensorBoard.ALL;
    }

    /**
     * Adds an epoch to the curves, and to the histograms if the job wants them.
     *
     * @param weights parameters and buffers by the names that PyTorch gives them
     * @param gradients by the parameters' names; empty where none are known
     */
    public void epoch(EpochReport report, Map<String, Tensor> weights, Map<String, float[]> gradients) {
        int epoch = report.epoch();
        write(file -> {
            score(file, "train", epoch, report.train());
            score(file, "validation", epoch, report.validation());
            score(file, "test", epoch, report.test());
            file.scalar("learning_rate", epoch, report.learningRate());
            file.scalar("images_per_second", epoch, report.imagesPerSecond());
            if (showsGradients()) {
                weights.forEach((name, tensor) -> file.histogram(
                        "weights/" + name, epoch, tensor.content().asFloatBuffer()));
                gradients.forEach(
                        (name, values) -> file.histogram("gradients/" + name, epoch, FloatBuffer.wrap(values)));
            }
        });
    }

    private static void score(EventFile file, String part, int epoch, @Nullable Score score) {
        if (score != null) {
            file.scalar("loss/" + part, epoch, score.loss());
            file.scalar("accuracy/" + part, epoch, score.accuracy());
        }
    }

    /** Adds pictures of an epoch's answers to single test images. */
    public void samples(int epoch, SamplePredictions predictions) {
        write(file -> {
            samples(file, "first", epoch, predictions.classes(), predictions.first());
            samples(file, "worst", epoch, predictions.classes(), predictions.worst());
        });
    }

    private static void samples(
            EventFile file, String which, int epoch, List<String> classes, List<Prediction> predictions) {
        if (!predictions.isEmpty()) {
            var title = "The " + which + " test images, epoch " + epoch;
            picture(file, "samples/" + which, epoch, SampleSheet.draw(title, classes, predictions));
        }
    }

    /**
     * Ends a run that has been trained: the figures of its best epoch, with the confusion matrices.
     *
     * @param classes names in the order of the labels
     */
    public void completed(RunResults results, List<String> classes) {
        int epoch = results.bestEpoch();
        write(file -> {
            evaluation(file, "train", epoch, results.train(), classes);
            evaluation(file, "validation", epoch, results.validation(), classes);
            evaluation(file, "test", epoch, results.test(), classes);
            file.end(Session.Status.SUCCESS);
        });
    }

    private static void evaluation(
            EventFile file, String part, int epoch, @Nullable Evaluation evaluation, List<String> classes) {
        if (evaluation != null) {
            file.scalar("best/loss_" + part, epoch, evaluation.score().loss());
            file.scalar("best/accuracy_" + part, epoch, evaluation.score().accuracy());
            var title = "Confusion matrix, " + part + " images, epoch " + epoch;
            picture(file, "confusion/" + part, epoch, ConfusionPicture.draw(title, classes, evaluation.confusion()));
        }
    }

    private static void picture(EventFile file, String tag, int epoch, Picture picture) {
        file.image(tag, epoch, picture.width(), picture.height(), picture.png());
    }

    /** Ends a run that could not be trained. */
    public void failed() {
        write(file -> file.end(Session.Status.FAILURE));
    }

    private void write(Consumer<EventFile> content) {
        var file = events;
        if (file != null) {
            guarded(() -> {
                content.accept(file);
                file.flush();
            });
        }
    }

    /** A machine without fonts fails with errors, not exceptions, when the first picture is drawn. */
    private void guarded(Runnable writing) {
        try {
            writing.run();
        } catch (RuntimeException | LinkageError | VirtualMachineError e) {
            Log.warnf(e, "TensorBoard gets nothing more of the run: runId=%s", runId);
            close();
        }
    }

    @Override
    public void close() {
        var file = events;
        events = null;
        if (file == null) {
            return;
        }
        try {
            file.close();
        } catch (UncheckedIOException e) {
            Log.warnf(e, "TensorBoard may lack the last of the run: runId=%s", runId);
        }
    }
}
