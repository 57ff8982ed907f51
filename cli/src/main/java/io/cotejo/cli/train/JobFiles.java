package io.cotejo.cli.train;

import com.fasterxml.jackson.databind.JsonNode;
import io.cotejo.cli.terminal.CommandFailedException;
import io.cotejo.events.job.Expansion;
import io.cotejo.events.job.JobDocuments;
import io.cotejo.events.job.JobReader;
import io.cotejo.events.job.MalformedJobException;
import io.cotejo.events.job.TrainingJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads and checks job files. Nothing is accepted unless all of it is right. */
public final class JobFiles {
    private final List<Setting> settings;
    private final List<String> faults = new ArrayList<>();
    private final List<Document> documents = new ArrayList<>();

    private JobFiles(List<Setting> settings) {
        this.settings = settings;
    }

    /**
     * A job that holds no faults. One that stood in the file with repeat or sweep has become several.
     *
     * @param place the file, and the number of the document in it
     * @param json as it is submitted
     * @param job as it was understood
     */
    public record Document(String place, JsonNode json, TrainingJob job) {}

    /**
     * Reads all jobs of the files, in order, each run of a repeat or sweep by itself.
     *
     * @throws CommandFailedException if anything is wrong with any of them, naming every fault with file and document
     */
    public static List<Document> read(List<Path> files) {
        return read(files, List.of());
    }

    static List<Document> read(List<Path> files, List<Setting> settings) {
        var reading = new JobFiles(settings);
        files.forEach(reading::read);
        if (!reading.faults.isEmpty()) {
            throw new CommandFailedException("Nothing was submitted:\n  " + String.join("\n  ", reading.faults));
        }
        return reading.documents;
    }

    private void read(Path file) {
        try {
            int number = 1;
            for (var document : JobDocuments.parse(Files.readAllBytes(file))) {
                check(document, file + ", document " + number);
                number++;
            }
        } catch (MalformedJobException e) {
            faults.add(file + " " + e.getMessage());
        } catch (NoSuchFileException _) {
            faults.add(file + ": there is no such file");
        } catch (IOException e) {
            faults.add(file + " cannot be read: " + e);
        }
    }

    private void check(JsonNode document, String place) {
        try {
            settings.forEach(setting -> setting.applyTo(document));
        } catch (IllegalArgumentException e) {
            faults.add(place + ": --set " + e.getMessage());
            return;
        }
        switch (Expansion.expand(document)) {
            case Expansion.Result.Expanded(var each) -> each.forEach(job -> read(job, place));
            case Expansion.Result.Rejected(var found) -> found.forEach(fault -> faults.add(place + ": " + fault));
        }
    }

    private void read(JsonNode job, String place) {
        switch (JobReader.strict().read(job)) {
            case JobReader.Result.Accepted accepted -> documents.add(new Document(place, job, accepted.job()));
            case JobReader.Result.Rejected rejected ->
                rejected.faults().forEach(fault -> faults.add(place + ": " + fault));
        }
    }
}
