package io.cotejo.trainer.train;

import io.cotejo.events.EventJson;
import io.cotejo.events.job.JobDocuments;
import io.cotejo.events.job.JobReader;
import io.cotejo.events.job.TrainingJob;
import io.cotejo.trainer.checkpoint.CheckpointContent;
import io.cotejo.trainer.dataset.Datasets;
import io.cotejo.trainer.engine.TorchEngine;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.LinkedHashMap;

/**
 * How fast a preset trains on MNIST: {@code TrainingBenchmark NETWORK EPOCHS DATA_FOLDER [THREADS [IMAGES]]} prints one line of
 * JSON. Never part of a build.
 */
final class TrainingBenchmark {
    private TrainingBenchmark() {}

    @SuppressWarnings("SystemOut") // the figures are what it is for
    public static void main(String[] arguments) {
        var images = arguments.length > 4 ? ", train: " + arguments[4] : "";
        if (arguments.length > 3) {
            TorchEngine.start(Integer.parseInt(arguments[3]));
        }
        var job = job(arguments[0], Integer.parseInt(arguments[1]), images);
        var dataset = new Datasets(Path.of(arguments[2])).load(job.dataset());
        var outcome = new Training(job, dataset, new Silent()).run();
        if (outcome instanceof Outcome.Finished(var results, var best)) {
            var figures = new LinkedHashMap<String, Object>();
            figures.put("network", arguments[0]);
            figures.put("epochs", results.epochs());
            figures.put("testAccuracy", results.test().score().accuracy());
            figures.put("trainingSeconds", results.trainingSeconds());
            figures.put("imagesPerSecond", Math.round(results.imagesPerSecond()));
            figures.put("threads", TorchEngine.threads());
            figures.put("bestEpoch", best.header().epoch());
            System.out.println(new String(EventJson.write(figures), StandardCharsets.UTF_8));
        }
    }

    private static TrainingJob job(String network, int epochs, String images) {
        int batchSize = network.equals("mlp-512") ? 128 : 64;
        var document = """
                {experiment: bench, name: %s, dataset: {name: mnist%s}, network: {type: preset, name: %s},
                 training: {epochs: %d, batchSize: %d}}""".formatted(network, images, network, epochs, batchSize);
        var parsed =
                JobDocuments.parse(document.getBytes(StandardCharsets.UTF_8)).getFirst();
        return switch (JobReader.strict().read(parsed)) {
            case JobReader.Result.Accepted accepted -> accepted.job();
            case JobReader.Result.Rejected rejected ->
                throw new IllegalArgumentException(rejected.faults().toString());
        };
    }

    private static final class Silent implements TrainingListener {
        @Override
        public void epochCompleted(EpochReport report, CheckpointContent checkpoint) {}

        @Override
        public void progress(Progress progress) {}

        @Override
        public boolean cancelled() {
            return false;
        }

        @Override
        public List<Double> rivals(int epoch) {
            return List.of();
        }
    }
}
