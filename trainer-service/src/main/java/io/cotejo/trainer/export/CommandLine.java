package io.cotejo.trainer.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The command line of this process. Where it is longer than about 4,000 bytes, as with a long class path, ONNX Runtime
 * 1.29.0 ends the whole process with a segmentation fault as soon as it is loaded.
 */
final class CommandLine {
    private static final Path OWN = Path.of("/proc/self/cmdline");
    private static final int LONGEST = 3_900; // 3,950 was seen to work, 4,000 to crash

    private CommandLine() {}

    /** Throws {@link ExportException} if ONNX Runtime would crash; where there is no such file, it is not known to. */
    static void requireShort() {
        if (!Files.isReadable(OWN)) {
            return;
        }
        try {
            requireShort(Files.readAllBytes(OWN).length);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + OWN, e);
        }
    }

    static void requireShort(int bytes) {
        if (bytes > LONGEST) {
            throw new ExportException("ONNX Runtime crashes where the command line is longer than " + LONGEST
                    + " bytes, and this process's has " + bytes
                    + ": put the class path into an argument file (java @file) or into CLASSPATH");
        }
    }
}
