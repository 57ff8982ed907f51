package io.cotejo.cli.train;

import io.cotejo.cli.terminal.Figures;
import io.cotejo.cli.terminal.Table;
import io.cotejo.cli.terminal.Terminal;
import io.cotejo.events.NetworkSummary;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A network, layer by layer, and its totals. */
final class NetworkTable {
    private static final double KILO = 1e3;
    private static final double MEGA = 1e6;

    private final NetworkSummary network;
    private final int batch;

    /**
     * A table of a network.
     *
     * @param batch images that go through it at once; outputs and multiply-adds grow with them
     */
    NetworkTable(NetworkSummary network, int batch) {
        this.network = network;
        this.batch = batch;
    }

    void print(Terminal terminal) {
        var figures = new Figures(terminal.style());
        var table = Table.of("layer", "output shape", ">parameters", ">multiply-adds", ">memory");
        for (int i = 0; i < network.layers().size(); i++) {
            var layer = network.layers().get(i);
            table.row(
                    i + " " + layer.name(),
                    shape(layer.outputShape()),
                    figures.count(layer.parameters()),
                    figures.count(layer.multiplyAdds() * batch),
                    bytes(layer.outputBytes() * batch));
        }
        table.row(
                "total",
                "",
                figures.count(network.parameters()),
                figures.count(network.multiplyAdds() * batch),
                bytes(network.outputBytes() * batch));
        table.print(terminal);
        terminal.line("Memory for a batch of %d: parameters %s + outputs %s = %s"
                .formatted(
                        batch,
                        bytes(network.parameterBytes()),
                        bytes(network.outputBytes() * batch),
                        bytes(network.parameterBytes() + network.outputBytes() * batch)));
    }

    private String shape(List<Integer> shape) {
        return Stream.concat(Stream.of(batch), shape.stream())
                .map(String::valueOf)
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static String bytes(long bytes) {
        return bytes < MEGA
                ? String.format(Locale.ROOT, "%,.1f kB", bytes / KILO)
                : String.format(Locale.ROOT, "%,.1f MB", bytes / MEGA);
    }
}
