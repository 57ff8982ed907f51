package io.cotejo.metrics.card;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.cotejo.events.artifact.ParityCertificate;
import io.cotejo.metrics.registry.VersionDetails;
import io.cotejo.metrics.run.RunDetails;
import io.cotejo.metrics.table.Markdown;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A version as a page of Markdown: data, network, training, evaluation, parity, provenance, aliases and ledger. Whatever
 * somebody has named stands in a table, where it is escaped, or as JSON in a block of code.
 */
final class ModelCard {
    private final VersionDetails version;
    private final @Nullable RunDetails run;
    private final JsonNode job;
    private final JsonNode provenance;

    /** A card on a version; of a run that is not known any more, only what its export told is said. */
    ModelCard(VersionDetails version, @Nullable RunDetails run) {
        this.version = version;
        this.run = run;
        this.job = orMissing(run == null ? null : run.job());
        this.provenance = orMissing(run == null ? null : run.provenance());
    }

    private static JsonNode orMissing(@Nullable JsonNode node) {
        return node == null ? MissingNode.getInstance() : node;
    }

    String markdown() {
        return String.join(
                "\n",
                "# Model card\n",
                identity(),
                "## Data\n",
                data(),
                "## Network\n",
                network(),
                "## Training\n",
                training(),
                "## Evaluation\n",
                new EvaluationSection(version.labels())
                        .markdown(version.evaluation(), run == null ? null : run.evaluation()),
                "## Parity\n",
                parity(),
                "## Provenance\n",
                provenance(),
                "## Aliases and ledger\n",
                LedgerSection.markdown(version));
    }

    private String identity() {
        var row = version.row();
        return new Facts()
                .add("model", version.model())
                .add("version", row.version())
                .add("run", row.runName())
                .add("run id", row.runId())
                .add("experiment", job.path("experiment"))
                .add("registered", row.registeredAt())
                .add("aliases", row.aliases().isEmpty() ? "none" : String.join(", ", row.aliases()))
                .add("verdict", row.verdict())
                .markdown();
    }

    private String data() {
        return new Facts()
                .add("dataset", version.row().dataset())
                .add("classes", String.join(", ", version.labels()))
                .add("test images", version.evaluation().report().weightedAvg().support())
                .add("SHA-256 of the test images", version.testDigest())
                .add("SHA-256 of all images", provenance.path("datasetDigest"))
                .add("validation", job.at("/dataset/validation"))
                .add("normalization", job.at("/dataset/normalize"))
                .add("augmentation", job.at("/dataset/augment"))
                .add("files left out", provenance.at("/unreadable/count"))
                .markdown();
    }

    private String network() {
        var summary = orMissing(run == null ? null : run.summary());
        var facts = new Facts()
                .add("network", run == null ? null : run.run().network())
                .add("parameters", version.row().parameters())
                .add("multiply-adds for one image", summary.path("multiplyAdds"))
                .markdown();
        var layers = summary.path("layers")
                .valueStream()
                .map(layer -> List.of(
                        layer.path("name").asText(),
                        layer.path("outputShape").toString(),
                        layer.path("parameters").asText(),
                        layer.path("multiplyAdds").asText()))
                .toList();
        return layers.isEmpty()
                ? facts
                : facts + "\n" + Markdown.write(List.of("layer", "output", "parameters", "multiply-adds"), layers, 2);
    }

    private String training() {
        var facts = new Facts()
                .add("epoch", version.epoch())
                .add("epochs asked for", job.at("/training/epochs"))
                .add("epochs trained", run == null ? null : run.run().epochsDone())
                .add(
                        "ended by",
                        run == null || run.ending() == null
                                ? null
                                : run.ending().word())
                .add("optimizer", run == null ? null : run.run().optimizer())
                .add("batch size", job.at("/training/batchSize"))
                .add("seed", job.at("/training/seed"))
                .add("seconds", run == null ? null : run.run().trainingSeconds())
                .add("images per second", run == null ? null : run.run().imagesPerSecond())
                .markdown();
        return job.isMissingNode() ? facts : facts + "\nThe whole job:\n\n" + CodeBlock.json(job);
    }

    private String parity() {
        return """
                The export was refused unless ONNX Runtime gave the training engine's best class for each image of the certificate
                (up to %d of them), and no logit further away than %s, relative for logits above 1. Whoever serves the version checks
                the same again.

                """.formatted(ParityCertificate.IMAGES, ParityCertificate.TOLERANCE)
                + new Facts()
                        .add("model", version.row().onnx())
                        .add("certificate", version.parity())
                        .add("answers to the test images", version.answers())
                        .markdown();
    }

    private String provenance() {
        var facts = new Facts()
                .add("code", provenance.path("codeVersion"))
                .add("processor", provenance.path("processor"))
                .add("threads", provenance.path("threads"))
                .add("device", provenance.path("device"))
                .add("SHA-256 of the last epoch's weights", run == null ? null : run.weightsSha256());
        provenance
                .path("libraries")
                .propertyStream()
                .forEach(library -> facts.add(library.getKey(), library.getValue()));
        return facts.markdown();
    }
}
