package io.cotejo.trainer.job;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.cotejo.embedded.junit.TestKafka;
import io.cotejo.events.RunId;
import io.cotejo.events.Topic;
import io.cotejo.events.trace.TraceContext;
import io.cotejo.trainer.SmallJobs;
import io.cotejo.trainer.TopicLog;
import io.cotejo.trainer.TrainerResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the records of a run carry where no spans are exported. */
@QuarkusTest
@QuarkusTestResource(TrainerResource.class)
class TraceIT {
    private static final TraceContext GIVEN =
            new TraceContext("0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331", 1);

    private TopicLog log = new TopicLog(TestKafka.bootstrapServers(), TrainerResource.PREFIX);

    @BeforeEach
    void openTheLog() {
        log.close();
        log = new TopicLog(TestKafka.bootstrapServers(), TrainerResource.PREFIX);
    }

    @AfterEach
    void closeTheLog() {
        log.close();
    }

    @Test
    void aJobByHttpStaysInTheTraceOfItsCaller() {
        var runId = submit("traced-by-http", GIVEN.traceparent());

        log.awaitEnd(runId);

        assertThat(log.traces(runId))
                .containsOnlyKeys(topics())
                .allSatisfy((topic, trace) -> assertThat(trace).containsOnly(GIVEN.traceId()));
    }

    @Test
    void aJobWithoutATraceBeginsTheRunsOwn() {
        var runId = submit("not-traced", "00-no-trace-01");

        log.awaitEnd(runId);

        assertThat(log.traces(runId))
                .containsOnlyKeys(topics())
                .allSatisfy((topic, trace) ->
                        assertThat(trace).containsOnly(TraceContext.of(runId).traceId()));
    }

    @Test
    void aJobByKafkaStaysInTheTraceOfItsRecord() throws Exception {
        var runId = log.submit(SmallJobs.small("traced-by-kafka"), GIVEN);

        log.awaitEnd(runId);

        assertThat(log.traces(runId))
                .containsOnlyKeys(topics())
                .allSatisfy((topic, trace) -> assertThat(trace).containsOnly(GIVEN.traceId()));
    }

    private static RunId submit(String name, String traceparent) {
        String runId = given().contentType("application/json")
                .header("traceparent", traceparent)
                .body(SmallJobs.small(name))
                .post("/api/v1/jobs")
                .then()
                .statusCode(202)
                .extract()
                .path("runId");
        return RunId.parse(runId);
    }

    private static String[] topics() {
        return new String[] {
            Topic.JOBS.name(TrainerResource.PREFIX),
            Topic.RUNS.name(TrainerResource.PREFIX),
            Topic.EPOCHS.name(TrainerResource.PREFIX),
            Topic.CHECKPOINTS.name(TrainerResource.PREFIX),
            Topic.EXPORTS.name(TrainerResource.PREFIX)
        };
    }
}
