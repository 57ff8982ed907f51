package io.cotejo.cli.reproduce;

import io.cotejo.cli.client.MetricsClient;
import io.cotejo.cli.client.RunDetails;
import io.cotejo.cli.client.ServiceException;
import io.cotejo.cli.client.TrainerClient.Submission;
import io.cotejo.cli.report.Origin;
import io.cotejo.cli.report.PublishedRun;
import io.cotejo.cli.report.ReproducedDocument;
import io.cotejo.cli.report.ReproducedRun;
import io.cotejo.cli.report.TrainedRun;
import io.cotejo.cli.stack.Endpoints;
import io.cotejo.cli.terminal.Terminal;
import io.cotejo.cli.train.JobFiles;
import io.cotejo.cli.train.RunsWatch;
import io.cotejo.cli.train.Submissions;
import io.cotejo.events.RunId;
import io.cotejo.events.SamplePredictions;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Trains reference experiments, and gathers what came of them, run by run. What is gathered may be read by any thread. */
final class Reproduction {
    private final Endpoints endpoints;
    private final MetricsClient metrics;
    private final URI pages;
    private final Terminal terminal;
    private final List<Reference> references;
    private final List<Undertaking> undertakings = new ArrayList<>();
    private final Map<RunId, TrainedRun> trained = new HashMap<>();
    private final Set<RunId> withoutPredictions = new HashSet<>();

    /**
     * Prepares to train.
     *
     * @param endpoints of the stack that trains
     * @param pages where a browser will find the page of metrics-service
     */
    Reproduction(List<Reference> references, Endpoints endpoints, URI pages, Terminal terminal) {
        this.references = references;
        this.endpoints = endpoints;
        this.metrics = endpoints.metricsClient();
        this.pages = pages;
        this.terminal = terminal;
    }

    /**
     * Submits every job, but for those that the home holds runs of.
     *
     * @param again whether to train those too
     */
    void submit(Repeats repeats, boolean again) {
        var earlier = new EarlierRuns(metrics);
        var submissions = new Submissions(endpoints.trainerClient(), terminal);
        for (var reference : references) {
            for (var job : reference.jobs()) {
                for (var document : repeats.of(job)) {
                    var undertaking = again
                            ? anew(document, submissions)
                            : earlier.of(document.job()).map(this::taken).orElseGet(() -> anew(document, submissions));
                    synchronized (this) {
                        undertakings.add(undertaking);
                    }
                }
            }
        }
    }

    private static Undertaking anew(JobFiles.Document document, Submissions submissions) {
        return new Undertaking(submissions.submit(List.of(document)).getFirst(), Origin.ANEW);
    }

    private Undertaking taken(RunDetails run) {
        terminal.line("taking    %s/%s, seed %d: run %s of the same job is %s"
                .formatted(run.experiment(), run.name(), run.seed(), run.runId(), run.status()));
        var submission = new Submission(
                run.runId(),
                Objects.requireNonNull(run.experiment()),
                Objects.requireNonNull(run.name()),
                "",
                run.status());
        return new Undertaking(submission, run.completed() ? Origin.TRAINED_BEFORE : Origin.UNDER_WAY);
    }

    /**
     * Waits until all runs have ended.
     *
     * @param news called whenever one more has been gathered
     */
    void await(Runnable news) {
        undertakings.stream().filter(Undertaking::done).forEach(this::gather);
        news.run();
        var open = undertakings.stream()
                .filter(each -> !each.done())
                .map(Undertaking::submission)
                .toList();
        new RunsWatch(endpoints, terminal).untilAllEnd(open, run -> {
            undertakings.stream().filter(each -> each.runId().equals(run)).forEach(this::gather);
            news.run();
        });
        undertakings.forEach(this::gather);
        news.run();
    }

    private void gather(Undertaking undertaking) {
        var id = undertaking.runId();
        var run = new TrainedRun(
                metrics.details(id),
                metrics.epochs(id),
                predictions(id).orElse(null),
                page(undertaking.submission()),
                undertaking.origin());
        synchronized (this) {
            trained.put(id, run);
        }
    }

    /** They are an ornament of the report: whatever keeps them away, the figures are told without them. */
    private Optional<SamplePredictions> predictions(RunId id) {
        try {
            return metrics.predictions(id);
        } catch (ServiceException e) {
            if (!e.answered()) {
                throw e;
            }
            if (withoutPredictions.add(id)) {
                terminal.complain(
                        "The report lacks the sample predictions of run %s: %s".formatted(id, e.getMessage()));
            }
            return Optional.empty();
        }
    }

    private URI page(Submission run) {
        var experiment = URLEncoder.encode(run.experiment(), StandardCharsets.UTF_8);
        return pages.resolve("/?experiment=%s&run=%s".formatted(experiment, run.runId()));
    }

    /** Everything that is gathered so far. */
    synchronized List<ReproducedDocument> results() {
        return references.stream()
                .map(reference -> new ReproducedDocument(
                        reference.document(),
                        reference.document().runs().stream()
                                .map(run -> reproduced(reference.document().experiment(), run))
                                .toList()))
                .toList();
    }

    private ReproducedRun reproduced(String experiment, PublishedRun published) {
        return new ReproducedRun(
                published,
                undertakings.stream()
                        .filter(each -> each.isOf(experiment, published.name()))
                        .map(each -> trained.get(each.runId()))
                        .filter(Objects::nonNull)
                        .toList());
    }

    /** True if every run that is needed was trained to the end. */
    synchronized boolean complete() {
        return undertakings.stream()
                .map(each -> trained.get(each.runId()))
                .allMatch(run -> run != null && run.details().completed());
    }
}
