package io.cotejo.cli.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cotejo.cli.client.InferenceClient.ServedModel;
import io.cotejo.cli.client.MetricsClient.Comparand;
import io.cotejo.embedded.Ports;
import io.cotejo.events.RunId;
import io.cotejo.events.job.JobDocuments;
import io.cotejo.events.trace.TraceContext;
import java.io.IOException;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClientsTest {
    private static final RunId RUN = RunId.parse("019a0000-0000-7000-8000-000000000001");

    private FakeService service;

    @BeforeEach
    void start() throws IOException {
        service = new FakeService();
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void aJobIsSubmittedAsJsonUnderAnIdOfOurs() {
        service.on(
                "/api/v1/jobs",
                202,
                "{\"runId\":\"%s\",\"experiment\":\"e\",\"name\":\"n\",\"model\":\"m\",\"status\":\"queued\"}"
                        .formatted(RUN));

        var job = JobDocuments.parse("{name: n, seed: 7}".getBytes(UTF_8)).getFirst();
        var submission = new TrainerClient(service.uri()).submit(job, RUN);

        assertThat(submission.runId()).isEqualTo(RUN);
        assertThat(service.requests())
                .containsExactly(new FakeService.Request(
                        "POST", "/api/v1/jobs", "application/json", RUN.toString(), "{\"name\":\"n\",\"seed\":7}"));
    }

    @Test
    void aJobIsSubmittedWithinTheTraceThatIsGiven() {
        service.on(
                "/api/v1/jobs",
                202,
                "{\"runId\":\"%s\",\"experiment\":\"e\",\"name\":\"n\",\"model\":\"m\",\"status\":\"queued\"}"
                        .formatted(RUN));
        var job = JobDocuments.parse("{name: n}".getBytes(UTF_8)).getFirst();

        new TrainerClient(service.uri()).submit(job, RUN, Optional.of(TraceContext.of(RUN)));

        assertThat(service.traceparents()).containsExactly(TraceContext.of(RUN).traceparent());
    }

    @Test
    void everyFaultOfARefusedJobIsTold() {
        service.on("/api/v1/jobs", 400, """
                {"type":"about:blank","title":"Bad Request","status":400,"detail":"The job holds 2 faults.",
                 "faults":[{"field":"network","seen":"nothing","message":"is required"},
                           {"field":"training.epochs","seen":"0","message":"must be at least 1"}]}""");
        var job = JobDocuments.parse(new byte[] {'{', '}'}).getFirst();

        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> new TrainerClient(service.uri()).submit(job, RUN))
                .withMessage("""
                        trainer-service answered 400: The job holds 2 faults.
                          network: is required, was nothing
                          training.epochs: must be at least 1, was 0""")
                .satisfies(e -> assertThat(e.status()).isEqualTo(400));
    }

    @Test
    void fieldsOfARunThatAreNotKnownYetAreNullAndNewOnesAreIgnored() {
        service.on("/api/v1/runs", 200, """
                {"total":1,"runs":[{"runId":"%s","experiment":"e","name":"n","model":"m","status":"queued",
                 "attempt":null,"parameters":null,"futureField":1}]}""".formatted(RUN));

        var runs = new MetricsClient(service.uri()).runs(List.of(RUN));

        assertThat(runs).singleElement().satisfies(run -> {
            assertThat(run.status()).isEqualTo("queued");
            assertThat(run.parameters()).isNull();
            assertThat(run.ended()).isFalse();
        });
        assertThat(service.requests())
                .singleElement()
                .satisfies(request ->
                        assertThat(request.uri()).contains("ids=" + RUN).contains("limit=1"));
    }

    @Test
    void manyRunsAreAskedForInSlices() {
        service.on("/api/v1/runs", 200, """
                {"total":1,"runs":[{"runId":"%s","status":"queued"}]}""".formatted(RUN));

        var runs = new MetricsClient(service.uri()).runs(Collections.nCopies(120, RUN));

        assertThat(runs).hasSize(3);
        assertThat(service.requests())
                .extracting(request -> Pattern.compile(RUN.toString())
                        .matcher(request.uri())
                        .results()
                        .count())
                .containsExactly(50L, 50L, 20L);
    }

    @Test
    void aComparisonIsAskedForByRunsOrByExperiment() {
        service.on("/api/v1/compare", 200, "name,network\n");
        var metrics = new MetricsClient(service.uri());

        assertThat(metrics.comparison(new Comparand(List.of(RUN), ""), "text/csv"))
                .isEqualTo("name,network\n");
        metrics.comparison(new Comparand(List.of(), "a b"), "text/csv");

        assertThat(service.requests())
                .extracting(FakeService.Request::uri)
                .containsExactly("/api/v1/compare?runs=" + RUN, "/api/v1/compare?experiment=a%20b");
    }

    @Test
    void aVersionOfAModelIsAskedByItsPath() {
        service.on(
                "/v2/models/digits/versions/3/classify",
                200,
                "{\"model_name\":\"digits\",\"model_version\":\"3\",\"predictions\":[{\"label\":\"7\",\"index\":7,\"probability\":0.9}]}");

        var said = new InferenceClient(service.uri())
                .classify(ServedModel.parse("digits/3"), new byte[] {1}, "image/png", 2);

        assertThat(said.version()).isEqualTo("3");
        assertThat(said.predictions().getFirst().label()).isEqualTo("7");
        assertThat(service.requests().getFirst().uri()).isEqualTo("/v2/models/digits/versions/3/classify?topK=2");
        assertThat(service.requests().getFirst().contentType()).isEqualTo("image/png");
    }

    @Test
    void theErrorOfTheInferenceProtocolIsTold() {
        service.on("/v2/models/nope/classify", 404, "{\"error\":\"there is no model nope\"}");

        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> new InferenceClient(service.uri())
                        .classify(ServedModel.parse("nope"), new byte[0], "image/png", 1))
                .withMessage("inference-service answered 404: there is no model nope");
    }

    @Test
    void aServiceThatDoesNotAnswerIsNamedWithItsAddress() {
        var nowhere = URI.create("http://127.0.0.1:" + Ports.free());

        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> new MetricsClient(nowhere).runs(Map.of()))
                .withMessageContaining("metrics-service does not answer at " + nowhere)
                .satisfies(e -> assertThat(e.status()).isEqualTo(ServiceException.NO_ANSWER));
    }

    @Test
    void whatIsNotJsonIsNotUnderstood() {
        service.on("/api/v1/progress", 200, "<html>");

        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> new TrainerClient(service.uri()).progress())
                .withMessageContaining("sent what is not understood");
    }
}
