package io.cotejo.cli.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cotejo.cli.terminal.CommandFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** The files of a report. Whoever reads one meanwhile sees the one before or the new one, nothing between. */
public final class ReportFiles {
    private final Path folder;
    private volatile boolean written;

    /**
     * Keeps a report in this folder.
     *
     * @throws CommandFailedException if it cannot be made
     */
    public ReportFiles(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new CommandFailedException(
                    "The folder %s for the report cannot be made: %s. Name another: --out DIR".formatted(folder, e), e);
        }
    }

    /** Writes {@code report.json}, {@code report.md} and {@code report.html}. */
    public void write(Report report) {
        write("report.json", ReportJson.of(report));
        write("report.md", MarkdownReport.of(report));
        write("report.html", HtmlReport.of(report));
        written = true;
    }

    private void write(String name, String content) {
        var file = folder.resolve(name);
        try {
            var draft = Files.write(folder.resolve(name + ".new"), content.getBytes(UTF_8));
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new CommandFailedException(
                    "%s cannot be written: %s. Name another folder: --out DIR".formatted(file, e), e);
        }
    }

    /** The page, for a browser. */
    public Path page() {
        return folder.resolve("report.html");
    }

    /** The page, once a report was written here; any thread may ask. */
    public Optional<Path> written() {
        return written ? Optional.of(page()) : Optional.empty();
    }
}
