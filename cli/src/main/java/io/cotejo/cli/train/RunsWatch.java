package io.cotejo.cli.train;

import io.cotejo.cli.client.MetricsClient;
import io.cotejo.cli.client.Run;
import io.cotejo.cli.client.ServiceException;
import io.cotejo.cli.client.TrainerClient;
import io.cotejo.cli.client.TrainerClient.Progress;
import io.cotejo.cli.client.TrainerClient.Submission;
import io.cotejo.cli.stack.Endpoints;
import io.cotejo.cli.terminal.CommandFailedException;
import io.cotejo.cli.terminal.Figures;
import io.cotejo.cli.terminal.Interruption;
import io.cotejo.cli.terminal.LiveLines;
import io.cotejo.cli.terminal.Terminal;
import io.cotejo.events.RunId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Shows runs train until all of them have ended: a line for each epoch, and bars for those under way. */
public final class RunsWatch {
    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final MetricsClient metrics;
    private final TrainerClient trainer;
    private final Terminal terminal;
    private final Map<RunId, Watched> watched = new HashMap<>();
    private Instant lastAnswer = Instant.now();
    private boolean complained;

    /** What has been shown of a run. */
    private static final class Watched {
        private int epochs;
        private int attempt = 1;
        private boolean started;
        private boolean ended;
    }

    /** Asks the given services. */
    public RunsWatch(Endpoints endpoints, Terminal terminal) {
        this.metrics = endpoints.metricsClient();
        this.trainer = endpoints.trainerClient();
        this.terminal = terminal;
    }

    /**
     * Watches until all runs have ended.
     *
     * @return the runs as they ended, in the order given
     * @throws CommandFailedException if nothing is heard of them for three minutes
     */
    public List<Run> untilAllEnd(List<Submission> submissions) {
        var ids = submissions.stream().map(Submission::runId).toList();
        ids.forEach(id -> watched.put(id, new Watched()));
        int widest = submissions.stream()
                .mapToInt(submission -> submission.name().length())
                .max()
                .orElse(0);
        var lines = new EpochLines(terminal, widest);
        try (var live = new LiveLines(terminal)) {
            while (watched.values().stream().anyMatch(each -> !each.ended)) {
                look(ids, lines, live);
                pause();
            }
        }
        return inOrder(ids, metrics.runs(ids));
    }

    private static List<Run> inOrder(List<RunId> ids, List<Run> runs) {
        var sorted = new ArrayList<>(runs);
        sorted.sort(Comparator.comparingInt(run -> ids.indexOf(run.runId())));
        return sorted;
    }

    private void look(List<RunId> ids, EpochLines lines, LiveLines live) {
        try {
            for (var run : inOrder(ids, metrics.runs(ids))) {
                show(run, lines, live);
            }
            live.show(footer(lines));
            lastAnswer = Instant.now();
            complained = false;
        } catch (ServiceException e) {
            bear(e, live);
        }
    }

    /** A service may be restarting; that is no reason to give up at once. */
    private void bear(ServiceException failure, LiveLines live) {
        Interruption.leaveTheWordToIt();
        if (Duration.between(lastAnswer, Instant.now()).compareTo(PATIENCE) > 0) {
            throw failure;
        }
        if (!complained) {
            live.keep(terminal.style().dim("  " + failure.getMessage() + " Still trying …"));
            complained = true;
        }
    }

    private void show(Run run, EpochLines lines, LiveLines live) {
        var shown = watched.getOrDefault(run.runId(), new Watched());
        if (shown.ended) {
            return;
        }
        if (!shown.started && run.parameters() != null) {
            shown.started = true;
            live.keep(started(run, lines));
        }
        if (run.attempt() != null && run.attempt() > shown.attempt) {
            shown.attempt = run.attempt();
            live.keep("  %s  was taken up again, attempt %d".formatted(lines.name(run.title()), shown.attempt));
        }
        showEpochs(run, shown, lines, live);
        if (run.ended()) {
            shown.ended = true;
            live.keep(ended(run, lines));
        }
    }

    private void showEpochs(Run run, Watched shown, EpochLines lines, LiveLines live) {
        boolean more = run.epochsDone() == null ? run.ended() : run.epochsDone() > shown.epochs;
        if (!more) {
            return;
        }
        for (var epoch : metrics.epochs(run.runId())) {
            if (epoch.epoch() > shown.epochs) {
                shown.epochs = epoch.epoch();
                live.keep(lines.finished(run.title(), epoch));
            }
        }
    }

    private String started(Run run, EpochLines lines) {
        var figures = new Figures(terminal.style());
        return terminal.style()
                .dim("  %s  %s, %s parameters, run %s"
                        .formatted(
                                lines.name(run.title()),
                                figures.text(run.network()),
                                figures.count(run.parameters()),
                                run.runId()));
    }

    private String ended(Run run, EpochLines lines) {
        var style = terminal.style();
        var figures = new Figures(style);
        if (run.completed()) {
            return "%s %s  completed: test accuracy %s, loss %s"
                    .formatted(
                            style.tick(),
                            lines.name(run.title()),
                            figures.precise(run.testAccuracy()),
                            figures.precise(run.testLoss()));
        }
        var reason = run.reason() == null ? "" : ": " + run.reason();
        return "%s %s  %s%s".formatted(style.cross(), lines.name(run.title()), run.status(), reason);
    }

    private List<String> footer(EpochLines lines) {
        if (!terminal.style().live()) {
            return List.of();
        }
        var footer = new ArrayList<String>();
        trainer.progress().stream()
                .filter(progress -> isUnderWay(progress))
                .map(lines::underWay)
                .forEach(footer::add);
        long waiting = watched.values().stream()
                .filter(each -> !each.started && !each.ended)
                .count();
        if (waiting > 0) {
            footer.add(terminal.style().dim("  %d more to come".formatted(waiting)));
        }
        return footer;
    }

    private boolean isUnderWay(Progress progress) {
        var shown = watched.get(progress.runId());
        return shown != null && !shown.ended && progress.epoch() > shown.epochs;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailedException("Interrupted while watching", e);
        }
    }
}
