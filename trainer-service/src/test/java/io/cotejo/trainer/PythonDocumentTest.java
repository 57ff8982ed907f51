package io.cotejo.trainer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.cotejo.events.job.JobDocuments;
import io.cotejo.events.job.JobReader;
import io.cotejo.events.job.TrainingJob;
import io.cotejo.trainer.checkpoint.CheckpointContent;
import io.cotejo.trainer.checkpoint.GivenWeights;
import io.cotejo.trainer.checkpoint.Origin;
import io.cotejo.trainer.dataset.Dataset;
import io.cotejo.trainer.dataset.Datasets;
import io.cotejo.trainer.dataset.ImageSet;
import io.cotejo.trainer.evaluate.Answers;
import io.cotejo.trainer.network.Network;
import io.cotejo.trainer.network.NetworkPlan;
import io.cotejo.trainer.train.Outcome;
import io.cotejo.trainer.train.Training;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code docs/python.md} says is so, with a real PyTorch. */
class PythonDocumentTest {
    private static final int IMAGES = 40;
    private static final String ANSWER = """

            import sys
            pixels = torch.frombuffer(bytearray(open("pixels.bin", "rb").read()), dtype=torch.uint8)
            for row in logits(pixels.reshape(-1, 1, 28, 28)).tolist():
                print(*row)
            print(network.state_dict()["1.num_batches_tracked"].item(), file=sys.stderr)
            """;

    @TempDir
    Path folder;

    private final PythonDocument document = new PythonDocument();

    @Test
    void theNetworkInPythonGivesTheSameAnswersAndItsWeightsComeBack() throws Exception {
        assumeTrue(
                python(List.of("-c", "import torch, numpy")).succeeded(),
                "needs Python with PyTorch and NumPy: apt-get install python3-torch python3-numpy");
        var job = job(document.blocks("yaml").getFirst());
        var dataset = new Datasets(folder).load(job.dataset());
        var best = train(job, dataset);
        write("epoch-0002.safetensors", best);
        var images = dataset.test().first(IMAGES);
        Files.write(folder.resolve("pixels.bin"), bytes(images));
        Files.writeString(folder.resolve("page.py"), String.join("\n", document.blocks("python")) + ANSWER);

        var answer = python(List.of("page.py"));

        assertThat(answer.succeeded()).as(answer.errors()).isTrue();
        float[] expected = logits(job, dataset, best, images);
        float[] actual = floats(answer.output());
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i]).isCloseTo(expected[i], within(1e-4f));
        }
        assertThat(answer.errors().strip()).isEqualTo("" + best.header().optimizerSteps());
        assertThat(back(job, dataset)).isEqualTo(expected);
    }

    private float[] back(TrainingJob job, Dataset dataset) throws IOException {
        var origin = new Origin("initializeFrom.checkpoint", "weights.safetensors");
        var given = GivenWeights.decode(origin, Files.readAllBytes(folder.resolve("weights.safetensors")));
        var plan = plan(job, dataset);
        try (var network = new Network(plan, job.dataset().normalize(), 1)) {
            network.overwrite(given.fitting(plan));
            return floats(network, dataset.test().first(IMAGES));
        }
    }

    private static float[] logits(TrainingJob job, Dataset dataset, CheckpointContent best, ImageSet images) {
        try (var network = new Network(plan(job, dataset), job.dataset().normalize(), 1)) {
            network.load(best.weights());
            return floats(network, images);
        }
    }

    private static float[] floats(Network network, ImageSet images) {
        var logits = Answers.logits(network, images).asFloatBuffer();
        var values = new float[logits.remaining()];
        logits.get(values);
        return values;
    }

    private static float[] floats(String text) {
        var words = new StringTokenizer(text);
        var values = new float[words.countTokens()];
        for (int i = 0; i < values.length; i++) {
            values[i] = Float.parseFloat(words.nextToken());
        }
        return values;
    }

    private static NetworkPlan plan(TrainingJob job, Dataset dataset) {
        var shape = dataset.train().shape();
        return ((NetworkPlan.Result.Fits)
                        NetworkPlan.of(job.network(), shape, dataset.classes().size()))
                .plan();
    }

    private static CheckpointContent train(TrainingJob job, Dataset dataset) {
        var outcome = new Training(job, dataset, new Silent()).run();
        return ((Outcome.Finished) outcome).best();
    }

    private static TrainingJob job(String yaml) {
        var read =
                JobReader.strict().read(JobDocuments.parse(yaml.getBytes(UTF_8)).getFirst());
        return ((JobReader.Result.Accepted) read).job();
    }

    private void write(String name, CheckpointContent checkpoint) throws IOException {
        try (var file = FileChannel.open(folder.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            file.write(checkpoint.encode());
        }
    }

    private static byte[] bytes(ImageSet images) {
        var pixels = images.pixels();
        var bytes = new byte[pixels.remaining()];
        pixels.get(bytes);
        return bytes;
    }

    private record Ended(boolean succeeded, String output, String errors) {}

    /** Debian's own Python first, since PyTorch is installed for that one. */
    private Ended python(List<String> arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Files.isExecutable(Path.of("/usr/bin/python3")) ? "/usr/bin/python3" : "python3");
        command.addAll(arguments);
        var output = folder.resolve("output.txt");
        var errors = folder.resolve("errors.txt");
        try {
            var process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile())
                    .start();
            boolean ended = process.waitFor(2, TimeUnit.MINUTES);
            process.destroyForcibly();
            return new Ended(ended && process.exitValue() == 0, Files.readString(output), Files.readString(errors));
        } catch (IOException e) {
            return new Ended(false, "", e.toString());
        }
    }
}
