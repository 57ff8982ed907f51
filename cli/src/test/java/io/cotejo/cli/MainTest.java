package io.cotejo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotejo.cli.client.FakeService;
import io.cotejo.cli.terminal.Recorder;
import io.cotejo.embedded.Home;
import io.cotejo.events.EventJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
    private static final String RUN = "019a0000-0000-7000-8000-000000000001";
    private static final String RUNS = """
            {"total":1,"runs":[{"runId":"%s","experiment":"e","name":"cnn","model":"m","status":"%%s","epochs":2,
             "epochsDone":2,"testAccuracy":0.98,"reason":"%%s"}]}""".formatted(RUN);
    private static final String JOB = """
            experiment: e
            name: cnn
            dataset: {name: digits}
            network: {type: preset, name: cnn}
            """;

    @TempDir
    private Path folder;

    private final Recorder recorder = new Recorder();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo",
                "up",
                "status",
                "down",
                "train",
                "runs",
                "summary",
                "cancel",
                "compare",
                "reproduce",
                "predict",
                "promote",
                "rollback",
                "alias",
                "policy",
                "traffic",
                "card",
                "delete",
                "dead-letters",
                "resubmit"
            })
    void everyCommandHasHelp(String command) {
        assertThat(run(command, "--help")).isZero();
        assertThat(recorder.out()).contains("Usage: cotejo " + command).contains("--home");
    }

    @Test
    void helpNamesEveryCommand() {
        assertThat(run("--help")).isZero();
        assertThat(recorder.out())
                .contains(
                        "demo",
                        "up",
                        "status",
                        "down",
                        "train",
                        "runs",
                        "summary",
                        "cancel",
                        "compare",
                        "reproduce",
                        "predict",
                        "promote",
                        "rollback",
                        "alias",
                        "policy",
                        "traffic",
                        "card",
                        "delete",
                        "dead-letters",
                        "resubmit",
                        "test");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "trian jobs.yaml",
                "train",
                "up --ports-from 99999",
                "up --ports-from x",
                "cancel 123",
                "runs --format xml",
                "summary",
                "summary " + RUN + " --batch 0",
                "train a.yaml --set nonsense",
                "promote digits one",
                "alias digits challenger",
                "alias digits challenger 2 --remove",
                "policy digits --mode perhaps",
                "policy digits --significance 0.05",
                "traffic digits --canary ten",
                "traffic digits --shadow 101%",
                "traffic digits --canary 10% --off",
                "traffic digits --reason why",
                "card digits",
                "delete",
                "delete 123",
                "resubmit",
                "reproduce --epochs 0",
                "reproduce --seeds none",
                "reproduce --seeds 101"
            })
    void aWrongCommandLineIsExitCode2WithASentence(String line) {
        assertThat(run(line.split(" "))).isEqualTo(2);
        assertThat(recorder.err()).contains("--help").doesNotContain("Exception");
        assertThat(recorder.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "runs",
                "summary " + RUN,
                "compare",
                "cancel " + RUN,
                "promote m 1",
                "predict m seven.png",
                "status"
            })
    void withoutAStackACommandFailsAndSaysHowToStartOne(String line) {
        assertThat(runAtHome(line.split(" "))).isEqualTo(1);
        assertThat(recorder.err()).contains("No stack runs in " + folder).contains("cotejo up");
    }

    @Test
    void downWithoutAStackIsDone() {
        assertThat(runAtHome("down")).isZero();
        assertThat(recorder.out()).contains("No stack runs in " + folder);
    }

    @Test
    void downRemovesTheHomeIfAsked() {
        Home.open(folder).close();

        assertThat(runAtHome("down", "--purge")).isZero();
        assertThat(folder).doesNotExist();
    }

    @Test
    void statusIsJsonToo() {
        assertThat(runAtHome("status", "--format", "json")).isEqualTo(1);
        assertThat(recorder.out()).contains("\"running\" : false");
    }

    @Test
    void trainingWithoutAStackAndWithoutWaitingSaysWhatToDo() throws IOException {
        assertThat(runAtHome("train", job().toString())).isEqualTo(1);
        assertThat(recorder.err()).contains("cotejo up --detach").contains("--wait");
    }

    @Test
    void faultyJobsAreNotSubmitted() throws IOException {
        assertThat(runAtHome("train", job().toString(), "--set", "training.epochs=many", "--wait"))
                .isEqualTo(1);
        assertThat(recorder.err()).contains("document 1: training.epochs: must be a whole number");
    }

    @Test
    void trainingIsDoneIfAllRunsCompleted() throws IOException {
        try (var service = service("completed", "");
                var home = homeOf(service)) {
            assertThat(runAt(home.folder(), "train", job().toString(), "--wait"))
                    .isZero();
        }
        assertThat(recorder.out()).contains("completed: test accuracy 0.9800").contains("test accuracy");
    }

    @Test
    void trainingFailedIfARunFailedAndTheReasonIsTold() throws IOException {
        try (var service = service("failed", "The loss is NaN.");
                var home = homeOf(service)) {
            assertThat(runAt(home.folder(), "train", job().toString(), "--wait"))
                    .isEqualTo(1);
        }
        assertThat(recorder.err()).contains("cnn failed: The loss is NaN.");
    }

    @Test
    void resultsForProgramsStandAloneOnStandardOutput() throws IOException {
        try (var service = service("completed", "");
                var home = homeOf(service)) {
            assertThat(runAt(home.folder(), "train", job().toString(), "--wait", "--format", "json"))
                    .isZero();
        }
        assertThat(EventJson.mapper()
                        .readTree(recorder.out())
                        .at("/runs/0/runId")
                        .asText())
                .isEqualTo(RUN);
        assertThat(recorder.err()).contains("submitted e/cnn");
    }

    @Test
    void runsAreListedAsAskedFor() throws IOException {
        try (var service = service("completed", "");
                var home = homeOf(service)) {
            service.on("/api/v1/runs", 200, """
                    {"total":1,"runs":[{"runId":"%s","name":"cnn","status":"completed",
                     "values":{"optimizer.learningRate":0.001,"network.hidden":[64,32],"training.seed":null}}]}""".formatted(RUN));

            assertThat(runAt(
                            home.folder(),
                            "runs",
                            "--where",
                            "training.epochs>=5",
                            "--where",
                            "network.name~cnn",
                            "--sort=-best:val_accuracy",
                            "--columns",
                            "optimizer.learningRate,network.hidden,training.seed"))
                    .isZero();

            assertThat(service.requests().getLast().uri())
                    .contains("sort=-best%3Aval_accuracy")
                    .contains("columns=optimizer.learningRate%2Cnetwork.hidden%2Ctraining.seed")
                    .endsWith("&where=training.epochs%3E%3D5&where=network.name%7Ecnn");
        }
        assertThat(recorder.lines().getFirst())
                .contains("optimizer.learningRate")
                .contains("network.hidden");
        assertThat(recorder.lines().getLast()).contains("0.001").contains("[64,32]");
    }

    @Test
    void statusTellsWhichPartsAreDown() throws IOException {
        try (var service = service("completed", "");
                var home = homeOf(service)) {
            service.on("/q/health/ready", 503, "{}");
            assertThat(runAt(home.folder(), "status")).isEqualTo(1);
        }
        assertThat(recorder.out()).contains("trainer-service").contains("not ready");
    }

    @Test
    void aSummaryShowsTheNetworkOfARun() throws IOException {
        try (var service = service("completed", "");
                var home = homeOf(service)) {
            service.on("/api/v1/runs/" + RUN, 200, """
                    {"runId":"%s","summary":{"layers":[{"name":"linear","outputShape":[10],"parameters":7850,
                     "multiplyAdds":7850}],"parameters":7850,"multiplyAdds":7850}}""".formatted(RUN));
            assertThat(runAt(home.folder(), "summary", RUN, "--batch", "64")).isZero();
        }
        assertThat(recorder.lines()).anyMatch(line -> line.matches("0 linear +\\[64, 10] +7,850 +502,400 +2\\.6 kB"));
    }

    @Test
    void aComparisonTellsMeansOfWhatWasRepeated() throws IOException {
        try (var service = service("completed", "");
                var home = homeOf(service)) {
            service.on("/api/v1/compare", 200, """
                    {"runs":[],"groups":[{"name":"cnn","network":"cnn","runs":["%s","%s"],"seeds":[1,2],
                     "testAccuracy":{"mean":0.85,"std":0.07,"n":2},"testLoss":null}]}""".formatted(RUN, RUN));
            assertThat(runAt(home.folder(), "compare", "--experiment", "e")).isZero();
        }
        assertThat(recorder.out()).contains("cnn", "0.8500 +/- 0.0700");
    }

    @Test
    void aRefusalIsToldInTheWordsOfTheService() throws IOException {
        try (var service = service("completed", "");
                var home = homeOf(service)) {
            service.on("/api/v1/models/m/promote", 404, "{\"title\":\"Not Found\",\"detail\":\"m has no version 9\"}");
            assertThat(runAt(home.folder(), "promote", "m", "9")).isEqualTo(1);
        }
        assertThat(recorder.err()).isEqualTo("metrics-service answered 404: m has no version 9\n");
    }

    @Test
    void theTrafficIsAskedAndSetFromTheCommandLine() throws IOException {
        try (var service = service("completed", "");
                var home = homeOf(service)) {
            service.on("/api/v1/models/m/traffic", 200, """
                    {"canary":0.05,"shadow":1,"by":"Ada","reason":"watch it"}""");
            assertThat(runAt(home.folder(), "traffic", "m")).isZero();
            assertThat(runAt(home.folder(), "traffic", "m", "--canary", "12.5%"))
                    .isZero();
            assertThat(runAt(home.folder(), "traffic", "m", "--off")).isZero();
            assertThat(service.requests())
                    .extracting(request -> request.method() + " " + request.uri())
                    .containsExactly(
                            "GET /api/v1/models/m/traffic",
                            "GET /api/v1/models/m/traffic",
                            "PUT /api/v1/models/m/traffic",
                            "PUT /api/v1/models/m/traffic");
            assertThat(service.requests().get(2).body()).contains("\"canary\":0.125", "\"shadow\":1.0");
            assertThat(service.requests().get(3).body()).contains("\"canary\":0.0", "\"shadow\":0.0");
        }
        assertThat(recorder.out())
                .contains("The challenger of m answers 5% of what names no version, and classifies 100% of the rest")
                .contains("Set by Ada: watch it");
    }

    @Test
    void theRegistryIsAskedAndToldFromTheCommandLine() throws IOException {
        try (var service = service("completed", "");
                var home = homeOf(service)) {
            service.on("/api/v1/models/m/policy", 200, """
                    {"mode":"auto","minimumGain":0.01,"significance":0.05,"by":"Ada","reason":"no noise"}""");
            service.on("/api/v1/models/m/rollback", 200, "{\"version\":3}");
            service.on("/api/v1/models/m/aliases/challenger", 200, "{\"version\":2}");
            service.on("/api/v1/models/m/versions/2/card", 200, "# Model card\n");
            assertThat(runAt(home.folder(), "policy", "m")).isZero();
            assertThat(runAt(home.folder(), "policy", "m", "--reason", "no noise"))
                    .as("a reason for nothing")
                    .isEqualTo(2);
            assertThat(runAt(home.folder(), "policy", "m", "--mode", "auto", "--significance", "0.05"))
                    .isZero();
            assertThat(runAt(home.folder(), "rollback", "m")).isZero();
            assertThat(runAt(home.folder(), "alias", "m", "challenger", "2")).isZero();
            assertThat(runAt(home.folder(), "alias", "m", "challenger", "--remove"))
                    .isZero();
            assertThat(runAt(home.folder(), "card", "m", "2")).isZero();
            assertThat(service.requests())
                    .extracting(
                            request -> request.method() + " " + request.uri().replaceFirst("\\?.*", ""))
                    .containsExactly(
                            "GET /api/v1/models/m/policy",
                            "PUT /api/v1/models/m/policy",
                            "POST /api/v1/models/m/rollback",
                            "PUT /api/v1/models/m/aliases/challenger",
                            "DELETE /api/v1/models/m/aliases/challenger",
                            "GET /api/v1/models/m/versions/2/card");
            assertThat(service.requests().get(1).body()).contains("\"significance\":0.05", "\"mode\":\"auto\"");
        }
        assertThat(recorder.out())
                .contains("becomes the champion if it is better by 0.0100 at least on the same test images")
                .contains("with a p-value below 0.05 in McNemar's test")
                .contains("Set by Ada: no noise")
                .contains("Version 3 is the champion of m again.")
                .contains("Version 2 is the challenger of m.")
                .contains("m has no challenger any more.")
                .contains("# Model card");
    }

    @Test
    void deadLettersAreShownPutRightAndHandedInAgain() throws IOException {
        var letter = """
                {"id":"cotejo.training.jobs.v1.dlt.0.3","topic":"cotejo.training.jobs.v1","key":"k","reason":"no dataset",\
                "attempts":1,"value":"{}","resubmittedAt":null}""";
        var put = Files.writeString(folder.resolve("right.json"), "{\"dataset\":{}}");
        try (var service = service("completed", "");
                var home = homeOf(service)) {
            service.on("/api/v1/dead-letters", 200, "{\"total\":2,\"deadLetters\":[" + letter + "]}");
            service.on("/api/v1/dead-letters/cotejo.training.jobs.v1.dlt.0.3", 200, letter);
            service.on("/api/v1/dead-letters/cotejo.training.jobs.v1.dlt.0.3/resubmit", 202, letter);
            service.on("/api/v1/runs/" + RUN, 200, "");

            assertThat(runAt(home.folder(), "dead-letters", "--topic", "cotejo.training.jobs.v1"))
                    .isZero();
            assertThat(runAt(home.folder(), "dead-letters", "cotejo.training.jobs.v1.dlt.0.3"))
                    .isZero();
            assertThat(runAt(home.folder(), "resubmit", "cotejo.training.jobs.v1.dlt.0.3", "--value", put.toString()))
                    .isZero();
            assertThat(runAt(home.folder(), "delete", RUN)).isZero();

            assertThat(service.requests().getFirst().uri()).contains("topic=cotejo.training.jobs.v1");
            assertThat(service.requests().get(2).body()).contains("\"value\":\"{\\\"dataset\\\":{}}\"", "\"by\":");
            assertThat(service.requests().getLast().method()).isEqualTo("DELETE");
        }
        assertThat(recorder.out())
                .contains("no dataset", "waits", "1 of 2; --limit shows more.")
                .contains("cotejo.training.jobs.v1.dlt.0.3 goes to cotejo.training.jobs.v1 again.")
                .contains("Run " + RUN + " is deleted.");
    }

    private int run(String... arguments) {
        return Main.commandLine(recorder.terminal()).execute(arguments);
    }

    private int runAtHome(String... arguments) {
        return runAt(folder, arguments);
    }

    private int runAt(Path home, String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--home", home.toString()));
        return run(all.toArray(String[]::new));
    }

    private Path job() throws IOException {
        return Files.writeString(
                Files.createTempDirectory(folder.getParent(), "jobs").resolve("job.yaml"), JOB);
    }

    private static FakeService service(String status, String reason) throws IOException {
        return new FakeService()
                .on(
                        "/api/v1/jobs",
                        202,
                        "{\"runId\":\"%s\",\"experiment\":\"e\",\"name\":\"cnn\",\"model\":\"m\",\"status\":\"queued\"}"
                                .formatted(RUN))
                .on("/api/v1/runs", 200, RUNS.formatted(status, reason))
                .on("/api/v1/runs/" + RUN + "/epochs", 200, "{\"epochs\":[]}")
                .on("/api/v1/progress", 200, "{\"runs\":[]}");
    }

    /** A home that this process holds, as if all three services were the given one. */
    private Home homeOf(FakeService service) throws IOException {
        var home = Home.open(folder.resolve("home"));
        var pid = ProcessHandle.current().pid();
        var parts = new ArrayList<Map<String, Object>>();
        for (var name : List.of("inference-service", "metrics-service", "trainer-service")) {
            parts.add(Map.of(
                    "name",
                    name,
                    "url",
                    service.uri().toString(),
                    "port",
                    service.uri().getPort(),
                    "pid",
                    pid));
        }
        Files.write(
                home.folder().resolve("stack.json"),
                EventJson.write(Map.of(
                        "supervisor",
                        pid,
                        "startedAt",
                        "2026-11-01T00:00:00Z",
                        "dataFolder",
                        "/data",
                        "parts",
                        parts)));
        return home;
    }
}
