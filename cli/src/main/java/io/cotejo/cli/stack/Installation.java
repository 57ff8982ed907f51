package io.cotejo.cli.stack;

import io.cotejo.cli.terminal.CommandFailedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * What this program is made of, and which data it reads.
 *
 * @param root the folder that holds the modules
 * @param java the program that runs the services
 * @param dataFolder where the datasets are
 */
record Installation(Path root, Path java, Path dataFolder) {
    /** As the start script and the environment say. */
    static Installation ofProcess() {
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new Installation(rootOfProcess(), java, dataFolder(System.getenv()));
    }

    /** The datasets' folder: {@code COTEJO_DATA}, or else {@code data} in the working folder. */
    static Path dataFolder(Map<String, String> environment) {
        var named = environment.getOrDefault("COTEJO_DATA", "");
        return Path.of(named.isBlank() ? "data" : named).toAbsolutePath().normalize();
    }

    private static Path rootOfProcess() {
        var root = System.getProperty("cotejo.root");
        if (root == null) {
            throw new CommandFailedException("The folder of the program is not known. Run it through ./cotejo");
        }
        return Path.of(root);
    }

    /**
     * The program of a service.
     *
     * @throws CommandFailedException if it has not been built
     */
    Path jar(String service) {
        var jar = root.resolve(service).resolve("target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new CommandFailedException(
                    "%s has not been built: there is no %s. ./cotejo builds what is missing".formatted(service, jar));
        }
        return jar;
    }
}
