package io.cotejo.cli.demo;

import io.cotejo.cli.client.InferenceClient.Classification;
import io.cotejo.cli.client.Run;
import io.cotejo.cli.client.TrainerClient.Picture;
import io.cotejo.cli.demo.Gallery.Exhibit;
import io.cotejo.cli.stack.Endpoints;
import io.cotejo.cli.terminal.Figures;
import io.cotejo.cli.terminal.Style;
import io.cotejo.cli.terminal.Terminal;
import io.cotejo.cli.train.JobFiles;
import io.cotejo.cli.train.RunsWatch;
import io.cotejo.cli.train.Submissions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The stops of the demo, one after the other. */
final class Tour {
    private static final int IMAGES = 6;

    private final Endpoints endpoints;
    private final Terminal terminal;

    Tour(Endpoints endpoints, Terminal terminal) {
        this.endpoints = endpoints;
        this.terminal = terminal;
    }

    /** Trains the jobs of a file, shown live. */
    List<Run> train(Path jobs) {
        terminal.line("");
        var submissions = new Submissions(endpoints.trainerClient(), terminal).submit(JobFiles.read(List.of(jobs)));
        terminal.line("");
        return new RunsWatch(endpoints, terminal).untilAllEnd(submissions);
    }

    /** Names the champion once all these completed runs are registered, and has it classify images unseen in training. */
    void classify(List<Run> runs) {
        var model = runs.stream()
                .map(Run::model)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
        var champion = new Champion(endpoints, model);
        var version = champion.among(runs.stream().map(Run::runId).toList());
        var figures = new Figures(terminal.style());
        terminal.line(terminal.style()
                .bold("Champion of %s: version %d, %s, test accuracy %s"
                        .formatted(
                                model, version.number(), version.runName(), figures.precise(version.testAccuracy()))));
        terminal.line("");
        var exhibits = new ArrayList<Exhibit>();
        for (var picture : endpoints.trainerClient().testImages("digits", IMAGES)) {
            exhibits.add(exhibit(picture, champion.classify(picture)));
        }
        new Gallery(terminal).show(exhibits);
    }

    private Exhibit exhibit(Picture picture, Classification said) {
        var style = terminal.style();
        var lines = Drawing.of(picture.bytes(), style);
        var first = said.predictions().getFirst();
        boolean right = first.label().equals(picture.label());
        var caption = List.of(
                "truth %s, read as %s".formatted(picture.label(), first.label()),
                "with probability " + new Figures(style).percent(first.probability()));
        int width = lines.stream().mapToInt(Style::width).max().orElse(0);
        return new Exhibit(lines, width, caption, right);
    }

    /** Tells where to go on. */
    void tellWhere() {
        terminal.line("Runs, comparisons, registry  " + endpoints.metrics());
        terminal.line("Classification               " + endpoints.inference());
        terminal.line("Job submission               " + endpoints.trainer());
    }
}
