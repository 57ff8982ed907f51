package io.cotejo.cli.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cotejo.events.EventJson;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A report as JSON: every figure, and all that is told of every run. */
final class ReportJson {
    private static final ObjectMapper JSON = EventJson.mapper();

    private ReportJson() {}

    /** The whole document, indented. */
    static String of(Report report) {
        var root = JSON.createObjectNode();
        root.put("writtenAt", report.writtenAt().toString()).put("command", report.command());
        if (report.departure() != null) {
            root.put("departure", report.departure());
        }
        var documents = root.putArray("documents");
        report.documents().forEach(document -> documents.add(document(document)));
        return root.toPrettyString() + "\n";
    }

    private static JsonNode document(ReproducedDocument reproduced) {
        var document = reproduced.document();
        var node = JSON.createObjectNode()
                .put("experiment", document.experiment())
                .put("title", document.title())
                .put("about", document.about());
        var runs = node.putArray("runs");
        reproduced.runs().forEach(run -> runs.add(run(run)));
        return node;
    }

    private static JsonNode run(ReproducedRun run) {
        var node = JSON.createObjectNode().put("name", run.name());
        var figures = node.putArray("figures");
        run.figures().forEach(figure -> figures.add(figure(figure)));
        var trained = node.putArray("trained");
        run.trained().forEach(each -> trained.add(trained(each)));
        return node;
    }

    private static JsonNode figure(ComparedFigure compared) {
        var figure = compared.figure();
        var node = new LinkedHashMap<String, Object>();
        node.put("quantity", figure.quantity());
        putIfKnown(node, "epoch", figure.epoch());
        putIfKnown(node, "published", figure.published());
        node.put("pyTorchHere", figure.pyTorch().values());
        node.put("ours", compared.ours().values());
        putIfKnown(node, "mean", compared.ours().mean());
        putIfKnown(node, "standardDeviation", compared.ours().deviation());
        putIfKnown(node, "toPublished", compared.toPublished());
        putIfKnown(node, "toPyTorchHere", compared.toPyTorch());
        putIfKnown(node, "note", figure.note());
        return JSON.valueToTree(node);
    }

    private static void putIfKnown(Map<String, Object> node, String name, @Nullable Object value) {
        if (value != null) {
            node.put(name, value);
        }
    }

    private static JsonNode trained(TrainedRun run) {
        ObjectNode node = JSON.valueToTree(run.details());
        node.put("page", run.page().toString()).put("earlier", run.origin().earlier());
        node.set("origin", JSON.valueToTree(run.origin()));
        node.set("epochDetails", JSON.valueToTree(run.epochs()));
        if (run.predictions() != null) {
            node.set("predictions", JSON.valueToTree(run.predictions()));
        }
        return node;
    }
}
