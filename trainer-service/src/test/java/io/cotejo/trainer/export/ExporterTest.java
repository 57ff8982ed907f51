package io.cotejo.trainer.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import io.cotejo.events.Signature;
import io.cotejo.events.artifact.ParityCertificate;
import io.cotejo.events.job.TrainingJob;
import io.cotejo.trainer.Jobs;
import io.cotejo.trainer.Silent;
import io.cotejo.trainer.checkpoint.CheckpointContent;
import io.cotejo.trainer.dataset.Dataset;
import io.cotejo.trainer.dataset.Datasets;
import io.cotejo.trainer.train.Outcome;
import io.cotejo.trainer.train.Training;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExporterTest {
    private static final Datasets DATASETS = new Datasets(Path.of("no-such-folder"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{type: preset, name: mlp-32}",
                "{type: preset, name: tiny-cnn}",
                "{type: preset, name: cnn}",
                "{type: preset, name: strong-cnn}",
                "{type: preset, name: mlp-512}",
                "{type: preset, name: simple-cnn}",
                "{type: mlp, hidden: []}",
                "{type: mlp, hidden: [32, 16], activation: gelu, dropout: 0.2, batchNorm: true, initializer: he-normal}",
                "{type: mlp, hidden: [32], activation: tanh, initializer: glorot-uniform}",
                "{type: layers, layers: [{conv2d: {filters: 4, kernel: 5, stride: 2, padding: 1}}, batchNorm, gelu,"
                        + " {maxPool2d: {kernel: 3, stride: 2}}, {dropout: 0.1}, flatten, {linear: 16}, {batchNorm: {momentum: 0.3, epsilon: 0.1}}, tanh,"
                        + " {linear: 12}, sigmoid, {linear: 10}]}"
            })
    void everyNetworkAnswersInOnnxRuntimeAsItDoesInTheTrainingEngine(String network) throws Exception {
        var job = job("network: " + network + "\n");

        var exported = export(job); // holds 256 inputs' logits against ONNX Runtime itself

        var model = OnnxMl.ModelProto.parseFrom(exported.onnx().duplicate());
        assertThat(model.getOpsetImport(0).getVersion()).isEqualTo(17);
        assertThat(exported.parity().inputs().shape()).containsExactly(256, 1, 28, 28);
    }

    @Test
    void saysWhatItTakesAndGives() {
        assertThat(export(job("network: {type: preset, name: mlp-32}")).signature())
                .isEqualTo(new Signature(
                        List.of(new Signature.Tensor("image", "UINT8", List.of(-1, 1, 28, 28))),
                        List.of(
                                new Signature.Tensor("logits", "FP32", List.of(-1, 10)),
                                new Signature.Tensor("probabilities", "FP32", List.of(-1, 10)))));
    }

    @Test
    void carriesItsProvenance() throws Exception {
        var exported = export(job("network: {type: preset, name: mlp-32}"));

        var metadata = OnnxMl.ModelProto.parseFrom(exported.onnx().duplicate()).getMetadataPropsList();
        assertThat(metadata)
                .extracting(OnnxMl.StringStringEntryProto::getKey)
                .containsExactly(
                        "dataset", "dataset_digest", "job", "labels", "model", "normalization", "run_id", "seed");
        assertThat(metadata.get(3).getValue())
                .isEqualTo("[\"0\",\"1\",\"2\",\"3\",\"4\",\"5\",\"6\",\"7\",\"8\",\"9\"]");
        assertThat(metadata.get(5).getValue()).isEqualTo("\"unit\"");
    }

    @Test
    void takesRawPixelsWhateverTheNormalisationAndGivesProbabilities() throws Exception {
        var exported = export(Jobs.read("""
                dataset: {name: digits, train: 100, test: 256, normalize: {mean: [0.1307], std: [0.3081]}}
                network: {type: mlp, hidden: [16]}
                training: {epochs: 1}
                """));

        var probabilities = run(exported, "probabilities");
        for (var row : probabilities) {
            float sum = 0;
            for (float each : row) {
                sum += each;
            }
            assertThat(sum).isCloseTo(1, within(1e-5f));
        }
        assertThat(run(exported, "logits")).hasDimensions(256, 10);
    }

    @Test
    void refusesAFileThatAnswersOtherwise() {
        var job = job("network: {type: mlp, hidden: [16]}");
        var good = export(job);
        var other = export(Jobs.read("""
                dataset: {name: digits, train: 100, test: 256}
                network: {type: mlp, hidden: [16]}
                training: {epochs: 1, seed: 7}
                """));
        var bytes = new byte[other.onnx().remaining()];
        other.onnx().get(bytes);

        assertThatThrownBy(() -> OnnxCheck.verify(bytes, good.parity()))
                .isInstanceOf(ExportException.class)
                .hasMessageContaining("differs from the training engine");
    }

    @Test
    void refusesAFileThatIsNone() {
        var parity = export(job("network: {type: mlp, hidden: []}")).parity();

        assertThatThrownBy(() -> OnnxCheck.verify(new byte[] {1, 2, 3}, parity))
                .isInstanceOf(ExportException.class)
                .hasMessageContaining("ONNX Runtime does not take");
    }

    private static float[][] run(ExportedModel model, String output) throws OrtException {
        var environment = OrtEnvironment.getEnvironment();
        var bytes = new byte[model.onnx().remaining()];
        model.onnx().get(bytes);
        var inputs = model.parity().inputs();
        var pixels = ByteBuffer.allocateDirect(inputs.content().remaining())
                .put(inputs.content())
                .flip();
        try (var session = environment.createSession(bytes);
                var tensor = OnnxTensor.createTensor(environment, pixels, inputs.shape(), OnnxJavaType.UINT8);
                var result = session.run(Map.of("image", tensor))) {
            return (float[][]) result.get(output).orElseThrow().getValue();
        }
    }

    private static TrainingJob job(String network) {
        return Jobs.read("dataset: {name: digits, train: 100, test: " + ParityCertificate.IMAGES + "}\n"
                + "training: {epochs: 1}\n" + network);
    }

    private static ExportedModel export(TrainingJob job) {
        var dataset = DATASETS.load(job.dataset());
        return Exporter.export(job, dataset, trained(job, dataset), Map.of("run_id", "r"));
    }

    private static CheckpointContent trained(TrainingJob job, Dataset dataset) {
        return switch (new Training(job, dataset, new Silent()).run()) {
            case Outcome.Finished finished -> finished.best();
            case Outcome.Cancelled cancelled -> throw new AssertionError("should have finished");
        };
    }
}
