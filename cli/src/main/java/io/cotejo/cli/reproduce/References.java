package io.cotejo.cli.reproduce;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import io.cotejo.cli.report.Document;
import io.cotejo.cli.report.PublishedRun;
import io.cotejo.cli.terminal.CommandFailedException;
import io.cotejo.cli.train.JobFiles;
import io.cotejo.events.EventJson;
import io.cotejo.events.job.JobDocuments;
import io.cotejo.events.job.MalformedJobException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The reference experiments: a file of published figures, and a job file for each experiment beside it. */
final class References {
    private static final String PUBLISHED = "published.yaml";
    private static final ObjectReader STRICT =
            EventJson.mapper().readerFor(Document.class).with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final List<Reference> all;

    private References(List<Reference> all) {
        this.all = all;
    }

    /**
     * Reads those in a folder.
     *
     * @throws CommandFailedException if a file is missing or faulty, naming it
     */
    static References in(Path folder) {
        var file = folder.resolve(PUBLISHED);
        try {
            return new References(JobDocuments.parse(Files.readAllBytes(file)).stream()
                    .map(document -> reference(folder, document))
                    .toList());
        } catch (IOException | MalformedJobException | IllegalArgumentException e) {
            throw new CommandFailedException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static Reference reference(Path folder, JsonNode json) {
        try {
            Document document = STRICT.readValue(json);
            return new Reference(document, JobFiles.read(List.of(folder.resolve(document.experiment() + ".yaml"))));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** All of them, in the order of the file. */
    List<Reference> all() {
        return all;
    }

    /**
     * Those that are asked for.
     *
     * @param experiments their names; none for all
     * @param runs names of the runs that are wanted; none for all
     * @throws IllegalArgumentException if there is no such experiment, or no such run in those experiments
     */
    List<Reference> select(List<String> experiments, List<String> runs) {
        var chosen = chosen(experiments);
        if (runs.isEmpty()) {
            return chosen;
        }
        var names = new LinkedHashSet<>(runs);
        requireAmong(
                names,
                chosen.stream()
                        .flatMap(reference ->
                                reference.document().runs().stream().map(PublishedRun::name))
                        .collect(Collectors.toCollection(LinkedHashSet::new)),
                "run");
        return chosen.stream()
                .map(reference -> reference.only(names))
                .filter(reference -> !reference.jobs().isEmpty())
                .toList();
    }

    private List<Reference> chosen(List<String> experiments) {
        if (experiments.isEmpty()) {
            return all;
        }
        var names = all.stream()
                .map(reference -> reference.document().experiment())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        requireAmong(new LinkedHashSet<>(experiments), names, "reference experiment");
        return all.stream()
                .filter(reference -> experiments.contains(reference.document().experiment()))
                .toList();
    }

    private static void requireAmong(Set<String> wanted, Set<String> known, String what) {
        wanted.stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
            throw new IllegalArgumentException(
                    "there is no %s %s; there are %s".formatted(what, name, String.join(", ", known)));
        });
    }
}
