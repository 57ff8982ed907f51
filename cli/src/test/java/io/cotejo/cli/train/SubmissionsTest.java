package io.cotejo.cli.train;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.cotejo.cli.client.FakeService;
import io.cotejo.cli.client.TrainerClient;
import io.cotejo.cli.terminal.Recorder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubmissionsTest {
    @TempDir
    private Path folder;

    @Test
    void tellsHowManyRunsADocumentBecomesAndSubmitsEachUnderAnIdOfItsOwn() throws IOException {
        var file = Files.writeString(folder.resolve("jobs.yaml"), """
                {experiment: e, name: one, dataset: {name: digits}, network: {type: preset, name: cnn}}
                ---
                {experiment: e, name: five, repeat: 5, dataset: {name: digits}, network: {type: preset, name: cnn}}
                """, UTF_8);
        var recorder = new Recorder();
        try (var service = new FakeService()) {
            service.on(
                    "/api/v1/jobs",
                    202,
                    "{\"runId\":\"019a0000-0000-7000-8000-000000000001\",\"experiment\":\"e\",\"name\":\"n\","
                            + "\"model\":\"m\",\"status\":\"queued\"}");

            new Submissions(new TrainerClient(service.uri()), recorder.terminal()).submit(JobFiles.read(List.of(file)));

            assertThat(service.requests())
                    .hasSize(6)
                    .extracting(FakeService.Request::runId)
                    .doesNotHaveDuplicates();
        }
        assertThat(recorder.out()).startsWith(file + ", document 2: 5 runs\n").doesNotContain("document 1:");
    }
}
