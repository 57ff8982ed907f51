package io.cotejo.trainer.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cotejo.events.CheckpointSaved;
import io.cotejo.events.Provenance;
import io.cotejo.events.RunId;
import io.cotejo.events.RunState;
import io.cotejo.events.artifact.Artifact;
import io.cotejo.events.artifact.ArtifactStore;
import io.cotejo.events.artifact.Safetensors;
import io.cotejo.events.job.Fault;
import io.cotejo.events.job.InitializeFrom;
import io.cotejo.trainer.Jobs;
import io.cotejo.trainer.TopicLog;
import io.cotejo.trainer.checkpoint.GivenWeightsException;
import io.cotejo.trainer.dataset.ImageShape;
import io.cotejo.trainer.journal.RunHistory;
import io.cotejo.trainer.network.Network;
import io.cotejo.trainer.network.NetworkPlan;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartingPointsTest {
    private static final NetworkPlan PLAN = plan();
    private static final String PLACE = "imported/weights.safetensors";

    @TempDir
    Path folder;

    private final RunId run = TopicLog.newRun();
    private final Map<RunId, RunHistory> histories = new HashMap<>();

    @Test
    void aFileOfTheStoreThatFitsIsTaken() {
        store().write(PLACE, weights());

        assertThat(faults(file(PLACE))).isEmpty();
        assertThat(points().read(file(PLACE)).fitting(PLAN)).hasSize(2);
    }

    @Test
    void weightsThatHaveChangedSinceTheRunHasBegunAreRefused() {
        store().write(PLACE, weights());
        var sha256 = points().read(file(PLACE)).sha256();

        assertThat(points().read(file(PLACE), sha256).sha256()).isEqualTo(sha256);
        assertThatThrownBy(() -> points().read(file(PLACE), "0".repeat(64)))
                .isInstanceOf(GivenWeightsException.class)
                .hasMessageContaining("0".repeat(64))
                .hasMessageContaining(sha256);
    }

    @Test
    void anAttemptReadsTheFileForItsProvenanceUnlessThereIsACheckpoint() {
        store().write(PLACE, weights());
        var job = Jobs.job("network: {type: mlp, hidden: []}\ninitializeFrom: {checkpoint: " + PLACE + "}");
        var sha256 = points().read(file(PLACE)).sha256();
        var best = new Artifact("anywhere", 1, "0".repeat(64));

        assertThat(new FirstWeights(points(), job, RunHistory.NONE).sha256()).isEqualTo(sha256);
        var resumed = new FirstWeights(points(), job, history("running", saved(best)));
        assertThat(resumed.sha256()).isNull();
        assertThat(resumed.given().orElseThrow().get().sha256()).isEqualTo(sha256);
        var random = new FirstWeights(points(), Jobs.job("network: {type: mlp, hidden: []}"), RunHistory.NONE);
        assertThat(random.given()).isEmpty();
        assertThat(random.sha256()).isNull();
    }

    @Test
    void aResumedRunTellsTheWeightsItHasBegunWithAndNeedsTheirFileNoMore() {
        var job = Jobs.job("network: {type: mlp, hidden: []}\ninitializeFrom: {checkpoint: " + PLACE + "}");
        var provenance = new Provenance("0".repeat(64), "abc", Map.of(), "cpu", 2, "cpu", null, "c".repeat(64));
        var began = new RunState.Beginning(Instant.EPOCH, provenance, PLAN.summary());
        var saved = saved(new Artifact("anywhere", 1, "0".repeat(64)));

        var weights = new FirstWeights(points(), job, new RunHistory(job, "running", false, 1, began, saved, false));

        assertThat(weights.sha256()).isEqualTo("c".repeat(64));
    }

    @Test
    void aFileThatIsNotThereIsAFaultThatSaysWhereItWasLookedFor() {
        assertThat(faults(file(PLACE))).singleElement().satisfies(fault -> {
            assertThat(fault.field()).isEqualTo("initializeFrom.checkpoint");
            assertThat(fault.seen()).isEqualTo(PLACE);
            assertThat(fault.message()).contains(folder.resolve(PLACE).toString());
        });
    }

    @Test
    void noPathLeadsOutOfTheStore() throws IOException {
        Files.createDirectories(folder.resolve("imported"));
        Files.createSymbolicLink(folder.resolve(PLACE), Path.of("/etc/hostname"));

        assertThat(message(file(PLACE))).contains("must be a place inside the artifact store");
        assertThat(message(file("../weights.safetensors"))).contains("must be a place inside the artifact store");
        assertThat(message(file("/etc/hostname"))).contains("must be a place inside the artifact store");
    }

    @Test
    void aHugeFileIsRefusedBeforeItIsRead() throws IOException {
        Files.createDirectories(folder.resolve("imported"));
        try (var file = new RandomAccessFile(folder.resolve(PLACE).toFile(), "rw")) {
            file.setLength(600L << 20); // sparse
        }

        assertThat(message(file(PLACE))).contains("at most 512 MiB, has 600 MiB");
    }

    @Test
    void theBestWeightsOfARunThatHasEndedAreTaken() {
        var best = store().write("runs/" + run + "/attempt-1/epoch-0001.safetensors", weights());
        histories.put(run, history("completed", saved(best)));

        assertThat(faults(run())).isEmpty();
    }

    @Test
    void aRunThatIsUnknownOrNotOverOrWithoutCheckpointIsRefused() {
        assertThat(message(run())).contains("must be a run that has been submitted here");
        histories.put(run, history("running", null));
        assertThat(message(run())).contains("is still running");
        histories.put(run, history("failed", null));
        assertThat(message(run())).contains("has no checkpoint");
    }

    @Test
    void aRunWhoseCheckpointIsGoneIsRefused() {
        var gone = new Artifact("runs/" + run + "/attempt-1/epoch-0001.safetensors", 4, "0".repeat(64));
        histories.put(run, history("completed", saved(gone)));

        assertThat(message(run())).contains("cannot be used").contains("epoch-0001");
    }

    @Test
    void aRunWhoseCheckpointCannotBeReadIsRefused() throws IOException {
        var place = "runs/" + run + "/attempt-1/epoch-0001.safetensors";
        Files.createDirectories(folder.resolve(place));
        long size = Files.size(folder.resolve(place)); // of a folder
        histories.put(run, history("completed", saved(new Artifact(place, size, "0".repeat(64)))));
        assertThat(message(run())).contains("cannot be used");

        Files.delete(folder.resolve(place));
        Files.createSymbolicLink(folder.resolve(place), Path.of("/etc/hostname"));
        assertThat(message(run())).contains("cannot be used").contains("symbolic link");
    }

    private String message(InitializeFrom from) {
        return faults(from).getFirst().message();
    }

    private List<Fault> faults(InitializeFrom from) {
        return points().faults(from, PLAN);
    }

    private StartingPoints points() {
        return new StartingPoints(store(), any -> histories.getOrDefault(any, RunHistory.NONE));
    }

    private ArtifactStore store() {
        return new ArtifactStore(folder);
    }

    private static InitializeFrom file(String place) {
        return new InitializeFrom(null, place);
    }

    private InitializeFrom run() {
        return new InitializeFrom(run.toString(), null);
    }

    private static RunHistory history(String status, @Nullable CheckpointSaved saved) {
        return new RunHistory(null, status, !status.equals("running"), 1, null, saved, false);
    }

    private CheckpointSaved saved(Artifact best) {
        return new CheckpointSaved(run, 1, Instant.EPOCH, 1, best, 1, 0.5, best, null);
    }

    private static ByteBuffer weights() {
        var file = new Safetensors();
        try (var network = new Network(
                PLAN, Jobs.job("network: {type: mlp, hidden: []}").dataset().normalize(), 3)) {
            network.weights().forEach(file::put);
            return file.encode();
        }
    }

    private static NetworkPlan plan() {
        var job = Jobs.job("network: {type: mlp, hidden: []}");
        return ((NetworkPlan.Result.Fits) NetworkPlan.of(job.network(), new ImageShape(1, 28, 28), 10)).plan();
    }
}
