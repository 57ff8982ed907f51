package io.cotejo.cli.client;

import io.cotejo.events.EpochCompleted;
import io.cotejo.events.RunId;
import io.cotejo.events.SamplePredictions;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import org.jspecify.annotations.Nullable;

/** Asks metrics-service about runs, comparisons and the registry. Thread-safe. */
public final class MetricsClient {
    /** So many ids fit in the address of a request, and their runs in a page of the answer. */
    private static final int IDS_AT_ONCE = 50;

    /** The service gives so many runs at once. */
    private static final int LARGEST_PAGE = 500;

    private static final int NOT_FOUND = 404;

    private final RestClient rest;

    /** Talks to the service at this address. */
    public MetricsClient(URI base) {
        this.rest = new RestClient("metrics-service", base);
    }

    private record Runs(List<Run> runs) {}

    private record Epochs(List<EpochCompleted> epochs) {}

    private record Groups(List<RunGroup> groups) {}

    private record Experiments(List<Experiment> experiments) {}

    /**
     * A group of runs.
     *
     * @param lastActivity null if nothing is known of any run yet
     */
    public record Experiment(String name, @Nullable Instant lastActivity) {}

    /** The given runs, as far as they have arrived there; in no particular order. */
    public List<Run> runs(Collection<RunId> ids) {
        return ids.stream()
                .gather(Gatherers.windowFixed(IDS_AT_ONCE))
                .flatMap(slice -> slice(slice).stream())
                .toList();
    }

    private List<Run> slice(List<RunId> ids) {
        return runs(Map.of(
                "ids", ids.stream().map(RunId::toString).collect(Collectors.joining(",")),
                "limit", Integer.toString(ids.size())));
    }

    /** Runs that fit the given parameters of {@code GET /api/v1/runs}; blank ones do not count. */
    public List<Run> runs(Map<String, String> parameters) {
        return runs(parameters, List.of());
    }

    /**
     * Runs that fit the given parameters, and whose jobs fulfil all of these demands.
     *
     * @param where each a path, an operator and a value: {@code training.epochs>=5}
     */
    public List<Run> runs(Map<String, String> parameters, List<String> where) {
        return rest.get("/api/v1/runs" + RestClient.query(parameters, "where", where), Runs.class)
                .runs();
    }

    /** All runs of an experiment, the latest first, page by page. */
    public List<Run> runsOf(String experiment) {
        var all = new ArrayList<Run>();
        List<Run> page;
        do {
            page = runs(Map.of(
                    "experiment",
                    experiment,
                    "sort",
                    "-submittedAt",
                    "limit",
                    Integer.toString(LARGEST_PAGE),
                    "offset",
                    Integer.toString(all.size())));
            all.addAll(page);
        } while (page.size() == LARGEST_PAGE);
        return all;
    }

    /** All that is known of a run. */
    public RunDetails details(RunId run) {
        return rest.get("/api/v1/runs/" + run, RunDetails.class);
    }

    /** Deletes a run that has ended. */
    public void delete(RunId run) {
        rest.delete("/api/v1/runs/" + run);
    }

    /** A run's answers to single test images; nothing if it has none. */
    public Optional<SamplePredictions> predictions(RunId run) {
        try {
            return Optional.of(rest.get("/api/v1/runs/" + run + "/predictions", SamplePredictions.class));
        } catch (ServiceException e) {
            if (e.status() == NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** The epochs of a run, in order. */
    public List<EpochCompleted> epochs(RunId run) {
        return rest.get("/api/v1/runs/" + run + "/epochs", Epochs.class).epochs();
    }

    /** All experiments. */
    public List<Experiment> experiments() {
        return rest.get("/api/v1/experiments", Experiments.class).experiments();
    }

    /** The same runs, those together whose jobs differ in nothing but the seed. */
    public List<RunGroup> groups(Comparand what) {
        return rest.get("/api/v1/compare" + RestClient.query(what.parameters()), Groups.class)
                .groups();
    }

    /** Runs side by side, as the service writes them in the given media type. */
    public String comparison(Comparand what, String mediaType) {
        return rest.getText("/api/v1/compare" + RestClient.query(what.parameters()), mediaType);
    }

    /**
     * What is compared: the given runs, or else an experiment.
     *
     * @param runs none for all of the experiment
     * @param experiment blank if runs are given
     */
    public record Comparand(List<RunId> runs, String experiment) {
        /** Copies the list. */
        public Comparand {
            runs = List.copyOf(runs);
        }

        Map<String, String> parameters() {
            var parameters = new LinkedHashMap<String, String>();
            parameters.put("runs", runs.stream().map(RunId::toString).collect(Collectors.joining(",")));
            parameters.put("experiment", experiment);
            return parameters;
        }
    }
}
