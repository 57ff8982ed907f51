package io.cotejo.cli.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotejo.cli.client.FakeService;
import io.cotejo.cli.client.Run;
import io.cotejo.cli.client.TrainerClient.Submission;
import io.cotejo.cli.stack.Endpoints;
import io.cotejo.cli.terminal.Recorder;
import io.cotejo.cli.terminal.Style;
import io.cotejo.events.RunId;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunsWatchTest {
    private static final String FIRST = "019a0000-0000-7000-8000-000000000001";
    private static final String SECOND = "019a0000-0000-7000-8000-000000000002";

    private FakeService service;

    @BeforeEach
    void start() throws IOException {
        service = new FakeService().on("/api/v1/progress", 200, "{\"runs\":[]}");
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void tellsEachEpochOnceAndHowEachRunEnded() {
        var recorder = new Recorder();
        answersInTurn(
                "{\"total\":0,\"runs\":[]}",
                runs(run(FIRST, "cnn", "running", "\"parameters\":26698,\"epochsDone\":1")),
                runs(run(FIRST, "cnn", "running", "\"parameters\":26698,\"epochsDone\":1")),
                runs(
                        run(SECOND, "bad", "failed", "\"reason\":\"The loss is NaN.\""),
                        run(
                                FIRST,
                                "cnn",
                                "completed",
                                "\"parameters\":26698,\"epochsDone\":2,\"testAccuracy\":0.98,\"testLoss\":0.05")));
        service.onEach("/api/v1/runs/" + FIRST + "/epochs", () -> epochs(2));
        service.onEach("/api/v1/runs/" + SECOND + "/epochs", () -> epochs(0));

        var ended = watch(recorder, submission(FIRST, "cnn"), submission(SECOND, "bad"));

        assertThat(ended).extracting(Run::name).containsExactly("cnn", "bad");
        assertThat(recorder.lines())
                .satisfiesExactly(
                        line -> assertThat(line).contains("26,698 parameters").contains(FIRST),
                        line -> assertThat(line).contains("cnn  epoch 1/2").contains("accuracy 0.9000"),
                        line -> assertThat(line).contains("cnn  epoch 2/2"),
                        line -> assertThat(line).isEqualTo("ok cnn  completed: test accuracy 0.9800, loss 0.0500"),
                        line -> assertThat(line).isEqualTo("FAILED bad  failed: The loss is NaN."));
    }

    @Test
    void aServiceThatIsAwayForAMomentIsWaitedFor() {
        var recorder = new Recorder();
        answersInTurn("not JSON", runs(run(FIRST, "cnn", "cancelled", "\"epochsDone\":0")));

        watch(recorder, submission(FIRST, "cnn"));

        assertThat(recorder.lines())
                .satisfiesExactly(
                        line -> assertThat(line).contains("Still trying"),
                        line -> assertThat(line).isEqualTo("FAILED cnn  cancelled"));
    }

    @Test
    void aPersonSeesTheEpochThatIsUnderWay() {
        var recorder = new Recorder(new Style(false, true, true));
        service.on("/api/v1/progress", 200, """
                {"runs":[{"runId":"%s","experiment":"e","name":"cnn","epoch":1,"epochs":2,"imagesDone":500,"images":1000,
                 "loss":0.5,"accuracy":0.75,"imagesPerSecond":100}]}""".formatted(FIRST));
        answersInTurn(
                runs(run(FIRST, "cnn", "running", "\"epochsDone\":0")),
                runs(run(FIRST, "cnn", "failed", "\"epochsDone\":0")));

        watch(recorder, submission(FIRST, "cnn"));

        assertThat(recorder.out()).contains("epoch 1/2  ████▌      loss 0.5000").contains("15.0 s left");
    }

    private List<Run> watch(Recorder recorder, Submission... submissions) {
        var endpoints = new Endpoints(service.uri(), service.uri(), service.uri());
        return new RunsWatch(endpoints, recorder.terminal()).untilAllEnd(List.of(submissions));
    }

    /** Answers with each in turn, then with the last for ever. */
    private void answersInTurn(String... bodies) {
        Queue<String> left = new ArrayDeque<>(List.of(bodies));
        service.onEach("/api/v1/runs", () -> left.size() > 1 ? left.remove() : left.element());
    }

    private static Submission submission(String id, String name) {
        return new Submission(RunId.parse(id), "e", name, "m", "queued");
    }

    private static String runs(String... runs) {
        return "{\"total\":%d,\"runs\":[%s]}".formatted(runs.length, String.join(",", runs));
    }

    private static String run(String id, String name, String status, String more) {
        return "{\"runId\":\"%s\",\"experiment\":\"e\",\"name\":\"%s\",\"model\":\"m\",\"status\":\"%s\",\"network\":\"cnn\",%s}"
                .formatted(id, name, status, more);
    }

    private static String epochs(int count) {
        var epochs = new StringBuilder();
        for (int i = 1; i <= count; i++) {
            epochs.append(i == 1 ? "" : ",").append("""
                    {"runId":"%s","attempt":1,"at":"2026-11-01T00:00:00Z","epoch":%d,"epochs":2,"learningRate":0.001,
                     "train":{"loss":0.3,"accuracy":0.9},"monitored":0.3,"best":true,"trainingSeconds":1.0,
                     "imagesPerSecond":1000.0}""".formatted(FIRST, i));
        }
        return "{\"epochs\":[%s]}".formatted(epochs);
    }
}
