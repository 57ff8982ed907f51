package io.cotejo.deploy;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The files of the repository. Tests run in a module's folder. */
public final class Repository {
    /** The folder that holds the modules. */
    public static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Repository() {}

    /** A file's text. */
    public static String text(String path) {
        try {
            return Files.readString(ROOT.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A JSON file in which no name is said twice. */
    public static JsonNode json(String path) {
        try {
            return JSON.readTree(text(path));
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    /** A YAML file in which no name is said twice, its anchors and merges resolved. */
    public static JsonNode yaml(String path) {
        var documents = yamls(path);
        if (documents.size() != 1) {
            throw new IllegalArgumentException(path + " must hold one document, holds " + documents.size());
        }
        return documents.getFirst();
    }

    /** The documents of a YAML file, in the same way. */
    public static List<JsonNode> yamls(String path) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        var documents = new ArrayList<JsonNode>();
        for (Object document : new Yaml(new SafeConstructor(options)).loadAll(text(path))) {
            documents.add(JSON.valueToTree(document));
        }
        return documents;
    }

    /** The files of a folder whose names end so, in order, as paths from the root. */
    public static List<String> files(String folder, String ending) {
        try (var files = Files.list(ROOT.resolve(folder))) {
            return files.map(file -> ROOT.relativize(file).toString())
                    .filter(file -> file.endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
