package io.cotejo.cli.train;

import io.cotejo.cli.client.Run;
import io.cotejo.cli.terminal.Figures;
import io.cotejo.cli.terminal.LiveLines;
import io.cotejo.cli.terminal.Style;
import io.cotejo.events.EpochCompleted;
import java.util.List;
import java.util.function.Supplier;

/** One run that is watched: whatever happens to it is told once. For use by one thread. */
final class WatchedRun {
    private final Style style;
    private final Figures figures;
    private final EpochLines lines;
    private final LiveLines live;
    private int epochs;
    private int attempt = 1;
    private boolean started;
    private boolean ended;

    WatchedRun(Style style, EpochLines lines, LiveLines live) {
        this.style = style;
        this.figures = new Figures(style);
        this.lines = lines;
        this.live = live;
    }

    boolean hasEnded() {
        return ended;
    }

    boolean isWaiting() {
        return !started && !ended;
    }

    /** True if this epoch has not been told as finished yet. */
    boolean isAt(int epoch) {
        return !ended && epoch > epochs;
    }

    /**
     * Tells what is new.
     *
     * @param run as it is now
     * @param finished asked for its epochs, if there are new ones
     */
    void see(Run run, Supplier<List<EpochCompleted>> finished) {
        if (ended) {
            return;
        }
        var name = lines.name(run.title());
        if (!started && run.parameters() != null) {
            started = true;
            live.keep(style.dim("  %s  %s, %s parameters, run %s"
                    .formatted(name, figures.text(run.network()), figures.count(run.parameters()), run.runId())));
        }
        if (run.attempt() != null && run.attempt() > attempt) {
            attempt = run.attempt();
            live.keep("  %s  was taken up again, attempt %d".formatted(name, attempt));
        }
        tellEpochs(run, finished);
        if (run.ended()) {
            ended = true;
            live.keep(ending(run, name));
        }
    }

    private void tellEpochs(Run run, Supplier<List<EpochCompleted>> finished) {
        boolean more = run.epochsDone() == null ? run.ended() : run.epochsDone() > epochs;
        if (!more) {
            return;
        }
        for (var epoch : finished.get()) {
            if (epoch.epoch() > epochs) {
                epochs = epoch.epoch();
                live.keep(lines.finished(run.title(), epoch));
            }
        }
    }

    private String ending(Run run, String name) {
        if (run.completed()) {
            return "%s %s  completed: test accuracy %s, loss %s"
                    .formatted(
                            style.tick(), name, figures.precise(run.testAccuracy()), figures.precise(run.testLoss()));
        }
        var reason = run.reason() == null ? "" : ": " + run.reason();
        return "%s %s  %s%s".formatted(style.cross(), name, run.status(), reason);
    }
}
