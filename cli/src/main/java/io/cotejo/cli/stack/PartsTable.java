package io.cotejo.cli.stack;

import io.cotejo.cli.terminal.Table;
import io.cotejo.cli.terminal.Terminal;
import java.util.List;

/** Shows where the parts of a stack are reached and how they are. */
final class PartsTable {
    private PartsTable() {}

    static void print(List<PartHealth> parts, Terminal terminal) {
        var style = terminal.style();
        var table = Table.of("part", "state", ">pid", "address");
        for (var part : parts) {
            var state = part.isReady() ? style.good(part.state()) : style.bad(part.state());
            table.row(part.name(), state, Long.toString(part.pid()), part.url());
        }
        table.print(terminal);
    }
}
