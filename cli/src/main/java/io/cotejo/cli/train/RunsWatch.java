package io.cotejo.cli.train;

import io.cotejo.cli.client.MetricsClient;
import io.cotejo.cli.client.Run;
import io.cotejo.cli.client.ServiceException;
import io.cotejo.cli.client.TrainerClient;
import io.cotejo.cli.client.TrainerClient.Progress;
import io.cotejo.cli.client.TrainerClient.Submission;
import io.cotejo.cli.stack.Endpoints;
import io.cotejo.cli.terminal.CommandFailedException;
import io.cotejo.cli.terminal.Interruption;
import io.cotejo.cli.terminal.LiveLines;
import io.cotejo.cli.terminal.Terminal;
import io.cotejo.events.RunId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Shows runs train until all of them have ended: a line for each epoch, and bars for those under way. */
public final class RunsWatch {
    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final MetricsClient metrics;
    private final TrainerClient trainer;
    private final Terminal terminal;
    private final Map<RunId, WatchedRun> watched = new LinkedHashMap<>();
    private Instant lastAnswer = Instant.now();
    private boolean complained;

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
        return untilAllEnd(submissions, _ -> {});
    }

    /**
     * Watches until all runs have ended.
     *
     * @param ended told of each run when it has ended
     * @return the runs as they ended, in the order given
     * @throws CommandFailedException if nothing is heard of them for three minutes
     */
    public List<Run> untilAllEnd(List<Submission> submissions, Consumer<RunId> ended) {
        int widest = submissions.stream()
                .mapToInt(submission -> submission.name().length())
                .max()
                .orElse(0);
        var lines = new EpochLines(terminal, widest);
        try (var live = new LiveLines(terminal)) {
            submissions.forEach(
                    submission -> watched.put(submission.runId(), new WatchedRun(terminal.style(), lines, live)));
            while (!watched.values().stream().allMatch(WatchedRun::hasEnded)) {
                look(lines, live, ended);
                pause();
            }
        }
        return runs();
    }

    private List<Run> runs() {
        var order = new ArrayList<>(watched.keySet());
        return metrics.runs(order).stream()
                .sorted(Comparator.comparingInt(run -> order.indexOf(run.runId())))
                .toList();
    }

    private void look(EpochLines lines, LiveLines live, Consumer<RunId> ended) {
        try {
            for (var run : runs()) {
                var seen = watched.get(run.runId());
                if (seen != null && !seen.hasEnded()) {
                    seen.see(run, () -> metrics.epochs(run.runId()));
                    if (seen.hasEnded()) {
                        ended.accept(run.runId());
                    }
                }
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
            live.keep(terminal.style()
                    .dim("  " + failure.getMessage() + " Still trying "
                            + terminal.style().ellipsis()));
            complained = true;
        }
    }

    private List<String> footer(EpochLines lines) {
        if (!terminal.style().live()) {
            return List.of();
        }
        var footer = new ArrayList<String>();
        for (var progress : trainer.progress()) {
            if (isUnderWay(progress)) {
                footer.add(lines.underWay(progress));
            }
        }
        long waiting = watched.values().stream().filter(WatchedRun::isWaiting).count();
        if (waiting > 0) {
            footer.add(terminal.style().dim("  %d more to come".formatted(waiting)));
        }
        return footer;
    }

    private boolean isUnderWay(Progress progress) {
        var seen = watched.get(progress.runId());
        return seen != null && seen.isAt(progress.epoch());
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
