package io.cotejo.embedded;

import java.util.List;
import java.util.stream.Stream;

/**
 * Starts a program so that it ends when its parent does, even if the parent is killed with SIGKILL.
 *
 * <p>A watcher process, outside the program's own session, reads the program's standard input. The pipe ends when the
 * parent closes it or dies; then the watcher ends the program and all of its process group. The program keeps the process
 * id that the parent sees, and does not get a terminal's Ctrl-C, so the parent decides the order in which its children
 * stop.
 */
final class Guard {
    private static final String SCRIPT = """
            signal=$1 patience=$2 me=$$
            shift 2
            exec 3<&0 </dev/null
            ( (
              trap '' HUP INT QUIT TERM
              read -r _ <&3
              kill -s "$signal" "$me"
              waited=0
              while kill -0 "$me" && [ "$waited" -lt "$patience" ]; do
                sleep 1
                waited=$((waited + 1))
              done
              kill -0 "$me" && kill -s KILL "$me"
              kill -s KILL -- "-$me"
            ) >/dev/null 2>&1 & )
            exec 3<&-
            if command -v setsid >/dev/null; then exec setsid "$@"; fi
            exec "$@"
            """;

    private Guard() {}

    static List<String> around(Command command) {
        var ending = command.ending();
        var shell = Stream.of(
                "sh",
                "-c",
                SCRIPT,
                command.name(),
                ending.signal(),
                Long.toString(ending.patience().toSeconds()));
        return Stream.concat(shell, command.arguments().stream()).toList();
    }
}
