package io.cotejo.cli.train;

import io.cotejo.cli.client.TrainerClient.Progress;
import io.cotejo.cli.terminal.Bar;
import io.cotejo.cli.terminal.Figures;
import io.cotejo.cli.terminal.Style;
import io.cotejo.cli.terminal.Terminal;
import io.cotejo.events.EpochCompleted;
import io.cotejo.events.Score;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes epochs, finished and under way, one a line, so that they stand under each other. */
final class EpochLines {
    private static final String GAP = "  ";
    /** A line without its bar and name; below that, the rate is left out. */
    private static final int FIXED_COLUMNS = 88;

    private static final int SHORTEST_BAR = 6;
    private static final int LONGEST_BAR = 20;

    private final Style style;
    private final Figures figures;
    private final int nameWidth;
    private final int barWidth;
    private final boolean narrow;

    /**
     * Writes for a terminal.
     *
     * @param nameWidth characters of the longest name of a run
     */
    EpochLines(Terminal terminal, int nameWidth) {
        this.style = terminal.style();
        this.figures = new Figures(style);
        this.nameWidth = nameWidth;
        int room = terminal.columns() - FIXED_COLUMNS - nameWidth;
        this.barWidth = Math.clamp(room, SHORTEST_BAR, LONGEST_BAR);
        this.narrow = room < SHORTEST_BAR;
    }

    String finished(String name, EpochCompleted epoch) {
        var parts = new ArrayList<String>();
        parts.add(head(name, epoch.epoch(), epoch.epochs()));
        if (!narrow) {
            parts.add(style.good(Bar.of(1, barWidth, style)));
        }
        parts.add(score(epoch.train().loss(), epoch.train().accuracy()));
        parts.add(heldOut(epoch) + (epoch.best() ? style.good(style.star()) : " "));
        addRate(parts, epoch.imagesPerSecond());
        parts.add(figures.seconds(epoch.trainingSeconds()));
        return String.join(GAP, parts);
    }

    private String heldOut(EpochCompleted epoch) {
        Score validation = epoch.validation();
        Score test = epoch.test();
        if (validation != null) {
            return " val " + figures.precise(validation.accuracy()) + " ";
        }
        return test != null ? "test " + figures.precise(test.accuracy()) + " " : " ".repeat(12);
    }

    String underWay(Progress progress) {
        double share = progress.images() == 0 ? 0 : (double) progress.imagesDone() / progress.images();
        var parts = new ArrayList<String>();
        parts.add(head(progress.name(), progress.epoch(), progress.epochs()));
        parts.add(style.busy(Bar.of(share, barWidth, style)));
        parts.add(score(progress.loss(), progress.accuracy()));
        addRate(parts, progress.imagesPerSecond());
        parts.add(timeLeft(progress));
        return String.join(GAP, parts).stripTrailing();
    }

    private void addRate(List<String> parts, @Nullable Double imagesPerSecond) {
        if (!narrow) {
            parts.add(pad(figures.rate(imagesPerSecond), 6) + " images/s");
        }
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
