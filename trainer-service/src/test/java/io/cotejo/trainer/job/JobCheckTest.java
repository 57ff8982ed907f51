package io.cotejo.trainer.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotejo.events.job.Fault;
import io.cotejo.events.job.JobReader.Result;
import io.cotejo.trainer.SmallJobs;
import io.cotejo.trainer.dataset.Datasets;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class JobCheckTest {
    private static final JobCheck CHECK =
            new JobCheck(new Datasets(Path.of("no-such-folder")), (from, plan) -> List.of());

    @Test
    void acceptsAJobThatFitsItsImages() {
        assertThat(read(SmallJobs.small("fits"))).isInstanceOf(Result.Accepted.class);
    }

    @Test
    void namesEveryFaultOfADocument() {
        var faults = faults("{\"experiment\": \"e\", \"nam\": \"x\", \"dataset\": {\"name\": \"digitz\"}}");

        assertThat(faults).extracting(Fault::field).contains("nam", "name", "dataset.name", "network");
    }

    @Test
    void namesTheLayerThatDoesNotFit() {
        var faults = faults("""
                {"experiment": "e", "name": "n", "dataset": {"name": "digits"},
                 "network": {"type": "layers", "layers": [{"conv2d": {"filters": 4, "kernel": 29}}, "flatten", {"linear": 10}]}}
                """);

        assertThat(faults).extracting(Fault::field).allMatch(field -> field.startsWith("network.layers[0]"));
    }

    @Test
    void refusesSizesThatCanNeverBeLoaded() {
        var job = SmallJobs.small("large").replace("\"train\": 600", "\"train\": 60001");

        assertThat(faults(job.replace("digits", "mnist").replace("\"validation\": 100", "\"validation\": 60001")))
                .extracting(Fault::field)
                .containsExactly("dataset.train", "dataset.validation");
        assertThat(read(job)).isInstanceOf(Result.Accepted.class);
    }

    @Test
    void refusesToNormalizeTheValuesOfOneImage() {
        var one = SmallJobs.small("one").replace("\"dropout\": 0.3", "\"batchNorm\": true");
        var heldBack = one.replace("\"validation\": 100", "\"validation\": 599");
        var alone = one.replace("\"train\": 600", "\"train\": 1").replace("\"validation\": 100", "\"validation\": 0");

        assertThat(faults(heldBack)).extracting(Fault::field).containsExactly("dataset.validation");
        assertThat(faults(alone)).extracting(Fault::field).containsExactly("dataset.train");
        assertThat(read(one)).isInstanceOf(Result.Accepted.class);
    }

    @Test
    void readsEachRunThatADocumentAsksFor() {
        var several = SmallJobs.small("several").replace("{\"experiment\"", "{\"repeat\": 3, \"experiment\"");

        var reading = CHECK.readEach(several.getBytes(StandardCharsets.UTF_8));

        assertThat(reading.several()).isTrue();
        assertThat(reading.results()).hasSize(3).allMatch(result -> result instanceof Result.Accepted);
        assertThat(faults(several)).extracting(Fault::field).containsExactly("repeat");
    }

    @Test
    void refusesPicturesThatAreNotHere() {
        var faults = faults("""
                {"experiment": "e", "name": "n", "dataset": {"name": "images", "folder": "flowers"},
                 "network": {"type": "mlp", "hidden": [8]}}
                """);

        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.field()).isEqualTo("dataset.folder");
            assertThat(fault.message()).contains("flowers").contains("COTEJO_DATA");
        });
    }

    @Test
    void asksWhetherTheNetworkCanBeginWhereTheJobSays() {
        var check = new JobCheck(
                new Datasets(Path.of("no-such-folder")),
                (from, plan) -> List.of(new Fault("initializeFrom.checkpoint", "" + from.checkpoint(), "is missing")));
        var job = SmallJobs.small("from").replace("{\"experiment\"", """
                {"initializeFrom": {"checkpoint": "a.safetensors"}, "experiment\"""");

        assertThat(check.read(job.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new Result.Rejected(
                        List.of(new Fault("initializeFrom.checkpoint", "a.safetensors", "is missing"))));
        assertThat(read(job)).isInstanceOf(Result.Accepted.class);
    }

    @Test
    void looksOnceAtTheStartingPointOfAllRunsThatShareIt() {
        var looks = new AtomicInteger();
        var check = new JobCheck(new Datasets(Path.of("no-such-folder")), (from, plan) -> {
            looks.incrementAndGet();
            return List.of();
        });
        var job = SmallJobs.small("from").replace("{\"experiment\"", """
                {"repeat": 5, "initializeFrom": {"checkpoint": "a.safetensors"}, "experiment\"""");

        assertThat(check.readEach(job.getBytes(StandardCharsets.UTF_8)).results())
                .hasSize(5)
                .allMatch(result -> result instanceof Result.Accepted);
        assertThat(looks).hasValue(1);
    }

    @Test
    void refusesTwoJobsAtOnce() {
        assertThat(faults("{a: 1}\n---\n{b: 2}")).singleElement().satisfies(fault -> {
            assertThat(fault.message()).isEqualTo("must be one job");
            assertThat(fault.seen()).isEqualTo("2 documents");
        });
    }

    @Test
    void refusesBytesThatAreNoDocument() {
        assertThat(faults("{]"))
                .singleElement()
                .satisfies(fault -> assertThat(fault.message()).contains("neither YAML nor JSON"));
        assertThat(faults(""))
                .singleElement()
                .satisfies(fault -> assertThat(fault.message()).contains("empty"));
    }

    private static Result read(String document) {
        return CHECK.read(document.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Fault> faults(String document) {
        return ((Result.Rejected) read(document)).faults();
    }
}
