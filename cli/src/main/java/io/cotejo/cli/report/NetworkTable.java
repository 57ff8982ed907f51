package io.cotejo.cli.report;

import io.cotejo.events.NetworkSummary;
import java.util.List;
import java.util.stream.Collectors;

/** A network, layer by layer, for one image. */
record NetworkTable(NetworkSummary summary) implements Markup.Fragment {
    private static final List<String> NUMBERS = List.of("output", "parameters", "multiply-adds", "output bytes");

    @Override
    public void writeTo(Markup markup) {
        markup.open("div", "class", "scroll").open("table").leaf("caption", "For one image");
        markup.open("thead").open("tr").leaf("th", "layer", "scope", "col");
        NUMBERS.forEach(name -> markup.leaf("th", name, "scope", "col", "class", "number"));
        markup.close().close().open("tbody");
        for (var layer : summary.layers()) {
            var shape = layer.outputShape().stream().map(String::valueOf).collect(Collectors.joining(" × "));
            row(markup, layer.name(), shape, layer.parameters(), layer.multiplyAdds(), layer.outputBytes());
        }
        row(markup, "in all", "", summary.parameters(), summary.multiplyAdds(), summary.outputBytes());
        markup.close().close().close();
    }

    private static void row(Markup markup, String name, String shape, long... counts) {
        markup.open("tr").leaf("th", name, "scope", "row");
        RunPanels.number(markup, shape);
        for (long count : counts) {
            RunPanels.number(markup, Unit.COUNT.write((double) count));
        }
        markup.close();
    }
}
