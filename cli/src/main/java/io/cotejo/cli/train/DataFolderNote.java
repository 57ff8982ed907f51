package io.cotejo.cli.train;

import io.cotejo.cli.stack.StackState;
import io.cotejo.cli.terminal.Terminal;
import java.nio.file.Path;

/** Tells a user who names a data folder that the running stack reads from another. */
final class DataFolderNote {
    private DataFolderNote() {}

    static void tell(StackState stack, Terminal terminal) {
        var wanted = System.getenv("COTEJO_DATA");
        if (wanted == null || wanted.isBlank()) {
            return;
        }
        var folder = Path.of(wanted).toAbsolutePath().normalize().toString();
        if (!folder.equals(stack.dataFolder())) {
            terminal.complain(
                    "Note: the running stack reads its datasets from %s; COTEJO_DATA=%s has no effect until it is started anew."
                            .formatted(stack.dataFolder(), wanted));
        }
    }
}
