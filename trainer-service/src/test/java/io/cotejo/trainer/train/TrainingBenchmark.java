package io.cotejo.trainer.train;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cotejo.events.EventJson;
import io.cotejo.events.job.JobDocuments;
import io.cotejo.events.job.JobReader;
import io.cotejo.events.job.TrainingJob;
import io.cotejo.trainer.Silent;
import io.cotejo.trainer.dataset.Datasets;
import io.cotejo.trainer.engine.TorchEngine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;

/**
 * How fast a job of a job file trains: {@code TrainingBenchmark JOB_FILE NAME EPOCHS DATA_FOLDER [THREADS SHARES]} prints one line
 * of JSON. Never part of a build.
 */
final class TrainingBenchmark {
    private TrainingBenchmark() {}

    @SuppressWarnings("SystemOut") // the figures are what it is for
    public static void main(String[] arguments) throws IOException {
        if (arguments.length > 4) {
            TorchEngine.start(Integer.parseInt(arguments[4]), Integer.parseInt(arguments[5]));
        }
        var job = job(Path.of(arguments[0]), arguments[1], Integer.parseInt(arguments[2]));
        var dataset = new Datasets(Path.of(arguments[3])).load(job.dataset());
        var outcome = new Training(job, dataset, new Silent()).run();
        if (outcome instanceof Outcome.Finished(var results, var best, var _, var _)) {
            var figures = new LinkedHashMap<String, Object>();
            figures.put("job", job.name());
            figures.put("epochs", results.epochs());
            figures.put("testAccuracy", results.test().score().accuracy());
            figures.put("trainingSeconds", results.trainingSeconds());
            figures.put("imagesPerSecond", Math.round(results.imagesPerSecond()));
            figures.put("threads", TorchEngine.threads());
            figures.put("bestEpoch", best.header().epoch());
            System.out.println(new String(EventJson.write(figures), StandardCharsets.UTF_8));
        }
    }

    private static TrainingJob job(Path file, String name, int epochs) throws IOException {
        for (var document : JobDocuments.parse(Files.readAllBytes(file))) {
            if (name.equals(document.path("name").asText())) {
                ((ObjectNode) document.path("training")).put("epochs", epochs);
                return job(document);
            }
        }
        throw new IllegalArgumentException(file + " has no job " + name);
    }

    private static TrainingJob job(JsonNode document) {
        return switch (JobReader.strict().read(document)) {
            case JobReader.Result.Accepted accepted -> accepted.job();
            case JobReader.Result.Rejected rejected ->
                throw new IllegalArgumentException(rejected.faults().toString());
        };
    }
}
