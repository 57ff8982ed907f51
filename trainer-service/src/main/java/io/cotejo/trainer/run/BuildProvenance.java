package io.cotejo.trainer.run;

import io.cotejo.events.Provenance;
import io.cotejo.events.UnreadableFiles;
import io.cotejo.trainer.dataset.Dataset;
import io.cotejo.trainer.engine.TorchEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** What results depend on beside job and images: the code, the libraries, the machine. */
final class BuildProvenance {
    /** What the engine computes on. */
    static final String DEVICE = "cpu";

    private static final int MOST_NAMED = 20;
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    private final Properties build;
    private final String processor;

    private BuildProvenance(Properties build, String processor) {
        this.build = build;
        this.processor = processor;
    }

    /** Reads what the build has left in the jar, and what the operating system says. */
    static BuildProvenance read() {
        var build = new Properties();
        try (var file = BuildProvenance.class.getResourceAsStream("/build.properties")) {
            if (file == null) {
                throw new IllegalStateException("build.properties is missing from the class path");
            }
            build.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new BuildProvenance(build, processor());
    }

    /**
     * The provenance of a run on these images.
     *
     * @param initialWeightsSha256 of the weights that it begins with; null for random ones
     */
    Provenance of(Dataset dataset, @Nullable String initialWeightsSha256) {
        return new Provenance(
                dataset.digest(),
                codeVersion(),
                libraries(),
                processor,
                TorchEngine.threads(),
                DEVICE,
                unreadable(dataset.unreadable()),
                initialWeightsSha256);
    }

    private static @Nullable UnreadableFiles unreadable(List<String> files) {
        return files.isEmpty()
                ? null
                : new UnreadableFiles(
                        files.size(), files.stream().limit(MOST_NAMED).toList());
    }

    /** The commit, marked if the sources had been changed since; the version if the build knew of no commit. */
    private String codeVersion() {
        var commit = build.getProperty("commit", "");
        if (!commit.matches("[0-9a-f]{40}")) {
            return build.getProperty("version");
        }
        return Boolean.parseBoolean(build.getProperty("dirty")) ? commit + "-dirty" : commit;
    }

    private Map<String, String> libraries() {
        return Map.of(
                "djl", build.getProperty("djl"),
                "pytorch", TorchEngine.version(),
                "onnxruntime", build.getProperty("onnxruntime"),
                "jdk", Runtime.version().toString());
    }

    private static String processor() {
        try (var lines = Files.lines(PROCESSORS)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElseGet(BuildProvenance::architecture);
        } catch (IOException | UncheckedIOException e) {
            return architecture();
        }
    }

    private static String architecture() {
        return System.getProperty("os.arch", "unknown");
    }
}
