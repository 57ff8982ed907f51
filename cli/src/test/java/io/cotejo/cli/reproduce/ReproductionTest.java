package io.cotejo.cli.reproduce;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.cotejo.cli.client.FakeService;
import io.cotejo.cli.report.Document;
import io.cotejo.cli.report.Origin;
import io.cotejo.cli.report.PublishedFigure;
import io.cotejo.cli.report.PublishedRun;
import io.cotejo.cli.report.Quantity;
import io.cotejo.cli.report.ReproducedDocument;
import io.cotejo.cli.report.ReproducedRun;
import io.cotejo.cli.stack.Endpoints;
import io.cotejo.cli.terminal.Recorder;
import io.cotejo.cli.terminal.Style;
import io.cotejo.cli.train.JobFiles;
import io.cotejo.events.EventJson;
import io.cotejo.events.job.JobDocuments;
import io.cotejo.events.job.JobReader;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReproductionTest {
    private static final String OURS = "019a0000-0000-7000-8000-000000000001";
    private static final String EARLIER = "019a0000-0000-7000-8000-000000000002";
    private static final String JOB =
            "{experiment: e, name: cnn, dataset: {name: digits}, network: {type: preset, name: cnn}, training: {seed: %d}}";
    private static final Repeats ONCE = new Repeats(null, 1);

    private final Recorder recorder = new Recorder();
    private FakeService service;

    @BeforeEach
    void start() throws IOException {
        service = new FakeService()
                .on("/api/v1/progress", 200, "{\"runs\":[]}")
                .on(
                        "/api/v1/jobs",
                        202,
                        "{\"runId\":\"%s\",\"experiment\":\"e\",\"name\":\"cnn\",\"model\":\"e\",\"status\":\"queued\"}"
                                .formatted(OURS));
        tells(OURS, "completed", 42, 0.97);
        tells(EARLIER, "completed", 42, 0.98);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void aRunIsSubmittedWatchedAndGathered() {
        knows(run(OURS, "completed"));
        var news = new ArrayList<Integer>();
        var reproduction = reproduction();

        reproduction.submit(ONCE, true);
        reproduction.await(() -> news.add(trained(reproduction)));

        assertThat(news).containsExactly(0, 1, 1);
        assertThat(reproduction.complete()).isTrue();
        assertThat(result(reproduction).figures().getFirst().ours().values()).containsExactly(0.97);
        assertThat(result(reproduction).trained().getFirst().page())
                .hasToString("http://127.0.0.1:1/?experiment=e&run=" + OURS);
        assertThat(result(reproduction).trained().getFirst().predictions()).isNull();
    }

    @Test
    void aCompletedRunOfTheSameJobIsTakenAsItIs() {
        knows(run(EARLIER, "completed"));
        var reproduction = reproduction();

        reproduction.submit(ONCE, false);
        reproduction.await(() -> {});

        assertThat(recorder.out()).contains("run " + EARLIER + " of the same job is completed");
        assertThat(service.requests()).noneMatch(request -> request.method().equals("POST"));
        assertThat(result(reproduction).trained()).singleElement().satisfies(run -> {
            assertThat(run.origin()).isEqualTo(Origin.TRAINED_BEFORE);
            assertThat(run.details().runId()).hasToString(EARLIER);
        });
    }

    @Test
    void predictionsThatCannotBeReadAreMissedOnceAndStopNothing() {
        knows(run(OURS, "completed"));
        service.on("/api/v1/runs/" + OURS + "/predictions", 500, "{\"detail\":\"the file is lost\"}");
        var reproduction = reproduction();

        reproduction.submit(ONCE, true);
        reproduction.await(() -> {});

        assertThat(reproduction.complete()).isTrue();
        assertThat(result(reproduction).trained().getFirst().predictions()).isNull();
        assertThat(recorder.err().lines())
                .singleElement()
                .satisfies(line -> assertThat(line).contains(OURS).contains("the file is lost"));
    }

    @Test
    void predictionsThatAreNotUnderstoodAreMissedToo() {
        knows(run(OURS, "completed"));
        service.on("/api/v1/runs/" + OURS + "/predictions", 200, "[1, 2");
        var reproduction = reproduction();

        reproduction.submit(ONCE, true);
        reproduction.await(() -> {});

        assertThat(reproduction.complete()).isTrue();
        assertThat(recorder.err()).contains("not understood");
    }

    @Test
    void aRunOfAnotherSeedIsNotTheSameJob() {
        knows(run(EARLIER, "completed"));
        tells(EARLIER, "completed", 43, 0.98);
        var reproduction = reproduction();

        reproduction.submit(ONCE, false);

        assertThat(service.requests()).anyMatch(request -> request.method().equals("POST"));
    }

    @Test
    void ofVeryManyRunsOnlyThoseOfTheSameSeedAreLookedInto() {
        var others = Collections.nCopies(500, seeded(OURS, 43));
        var pages = new ArrayDeque<>(List.of(String.join(",", others), seeded(EARLIER, 42)));
        service.onEach("/api/v1/runs", () -> "{\"total\":501,\"runs\":[%s]}".formatted(pages.remove()));
        var reproduction = reproduction();

        reproduction.submit(ONCE, false);

        assertThat(recorder.out()).contains("run " + EARLIER + " of the same job is completed");
        assertThat(service.requests())
                .extracting(FakeService.Request::uri)
                .satisfiesExactly(
                        first -> assertThat(first).contains("limit=500").contains("offset=0"),
                        second -> assertThat(second).contains("limit=500").contains("offset=500"),
                        third -> assertThat(third).isEqualTo("/api/v1/runs/" + EARLIER));
    }

    @Test
    void aRunThatFailedIsTrainedAgain() {
        knows(run(EARLIER, "failed"));
        var reproduction = reproduction();

        reproduction.submit(ONCE, false);

        assertThat(service.requests()).anyMatch(request -> request.method().equals("POST"));
    }

    @Test
    void aRunThatFailsLeavesTheReproductionIncomplete() {
        knows(run(OURS, "failed"));
        tells(OURS, "failed", 42, 0.5);
        var reproduction = reproduction();

        reproduction.submit(ONCE, true);
        reproduction.await(() -> {});

        assertThat(reproduction.complete()).isFalse();
        assertThat(result(reproduction).figures().getFirst().ours().values()).isEmpty();
        assertThat(result(reproduction).trained()).hasSize(1);
    }

    @Test
    void aTerminalShowsPublishedFiguresBesideOurs() {
        knows(run(OURS, "completed"));
        var reproduction = reproduction();
        reproduction.submit(ONCE, true);
        reproduction.await(() -> {});

        assertThat(FiguresTable.lines(reproduction.results(), Style.PLAIN))
                .satisfiesExactly(
                        heading -> assertThat(heading).contains("published", "PyTorch here", "ours"),
                        rule -> assertThat(rule).startsWith("---"),
                        row -> assertThat(row.replaceAll(" +", " "))
                                .isEqualTo("cnn test * 96.00 % 95.00 +- 1.41 % 97.00 % +1.00 pp +2.00 pp"),
                        note -> assertThat(note).isEqualTo("* cnn, test: by another"));
    }

    private Reproduction reproduction() {
        var json = JobDocuments.parse(JOB.formatted(42).getBytes(UTF_8)).getFirst();
        var job = ((JobReader.Result.Accepted) JobReader.strict().read(json)).job();
        var figures =
                List.of(new PublishedFigure(Quantity.TEST_ACCURACY, null, 0.96, List.of(0.94, 0.96), "by another"));
        var reference = new Reference(
                new Document("e", "An experiment", "About it.", List.of(new PublishedRun("cnn", figures))),
                List.of(new JobFiles.Document("e.yaml, document 1", json, job)));
        return new Reproduction(
                List.of(reference),
                new Endpoints(service.uri(), service.uri(), service.uri()),
                URI.create("http://127.0.0.1:1"),
                recorder.terminal());
    }

    private static ReproducedRun result(Reproduction reproduction) {
        return reproduction.results().getFirst().runs().getFirst();
    }

    private static int trained(Reproduction reproduction) {
        return reproduction.results().stream()
                .map(ReproducedDocument::runs)
                .flatMap(List::stream)
                .mapToInt(run -> run.trained().size())
                .sum();
    }

    private void knows(String run) {
        service.on("/api/v1/runs", 200, "{\"total\":1,\"runs\":[%s]}".formatted(run));
    }

    private static String seeded(String id, long seed) {
        return "{\"runId\":\"%s\",\"experiment\":\"e\",\"name\":\"cnn\",\"status\":\"completed\",\"seed\":%d}"
                .formatted(id, seed);
    }

    private static String run(String id, String status) {
        return "{\"runId\":\"%s\",\"experiment\":\"e\",\"name\":\"cnn\",\"status\":\"%s\"}".formatted(id, status);
    }

    private void tells(String id, String status, long seed, double accuracy) {
        var json = JobDocuments.parse(JOB.formatted(seed).getBytes(UTF_8)).getFirst();
        var job = EventJson.mapper()
                .valueToTree(((JobReader.Result.Accepted) JobReader.strict().read(json)).job());
        service.on("/api/v1/runs/" + id, 200, """
                {"runId":"%s","experiment":"e","name":"cnn","status":"%s","seed":%d,"job":%s,
                 "evaluation":{"test":{"score":{"loss":0.1,"accuracy":%s}}}}""".formatted(id, status, seed, job, accuracy));
        service.on("/api/v1/runs/" + id + "/epochs", 200, "{\"epochs\":[]}");
    }
}
