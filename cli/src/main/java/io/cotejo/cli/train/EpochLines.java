package io.cotejo.cli.train;

import io.cotejo.cli.client.TrainerClient.Progress;
import io.cotejo.cli.terminal.Bar;
import io.cotejo.cli.terminal.Figures;
import io.cotejo.cli.terminal.Style;
import io.cotejo.events.EpochCompleted;
import io.cotejo.events.Score;
import org.jspecify.annotations.Nullable;

/** Writes epochs, finished and under way, one a line, so that they stand under each other. */
final class EpochLines {
    private static final int BAR_WIDTH = 20;

    private final Style style;
    private final Figures figures;
    private final int nameWidth;

    /** @param nameWidth characters of the longest name of a run */
    EpochLines(Style style, int nameWidth) {
        this.style = style;
        this.figures = new Figures(style);
        this.nameWidth = nameWidth;
    }

    String finished(String name, EpochCompleted epoch) {
        return "%s  %s  %s  %s  %s%s images/s  %s"
                .formatted(
                        head(name, epoch.epoch(), epoch.epochs()),
                        style.good(Bar.of(1, BAR_WIDTH, style)),
                        score(epoch.train().loss(), epoch.train().accuracy()),
                        heldOut(epoch),
                        epoch.best() ? style.good(style.star()) : " ",
                        pad(figures.rate(epoch.imagesPerSecond()), 8),
                        figures.seconds(epoch.trainingSeconds()));
    }

    private String heldOut(EpochCompleted epoch) {
        Score validation = epoch.validation();
        Score test = epoch.test();
        if (validation == null && test == null) {
            return " ".repeat(17);
        }
        return validation != null
                ? "validation %s".formatted(figures.precise(validation.accuracy()))
                : "      test %s".formatted(figures.precise(epoch.heldOut().accuracy()));
    }

    String underWay(Progress progress) {
        double share = progress.images() == 0 ? 0 : (double) progress.imagesDone() / progress.images();
        return "%s  %s  %s  %s images/s  %s"
                .formatted(
                        head(progress.name(), progress.epoch(), progress.epochs()),
                        style.busy(Bar.of(share, BAR_WIDTH, style)),
                        score(progress.loss(), progress.accuracy()),
                        pad(figures.rate(progress.imagesPerSecond()), 8),
                        timeLeft(progress));
    }

    private String timeLeft(Progress progress) {
        var rate = progress.imagesPerSecond();
        if (rate == null || rate <= 0) {
            return "";
        }
        long images = (long) (progress.epochs() - progress.epoch() + 1) * progress.images() - progress.imagesDone();
        return figures.seconds(images / rate) + " left";
    }

    private String head(String name, int epoch, int epochs) {
        var width = Integer.toString(epochs).length();
        return "  %s  epoch %s/%d".formatted(name(name), pad(Integer.toString(epoch), width), epochs);
    }

    /** The name, as wide as the longest. */
    String name(String name) {
        return name + " ".repeat(Math.max(0, nameWidth - name.length()));
    }

    private String score(@Nullable Double loss, @Nullable Double accuracy) {
        return "loss %s  accuracy %s".formatted(pad(figures.precise(loss), 6), pad(figures.precise(accuracy), 6));
    }

    private static String pad(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }
}
