package io.cotejo.inference.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotejo.events.AliasMoved;
import io.cotejo.events.artifact.ArtifactStore;
import io.cotejo.inference.model.Lookup.Found;
import io.cotejo.inference.model.Lookup.Unavailable;
import io.cotejo.inference.model.Lookup.Unknown;
import io.cotejo.inference.testing.Exports;
import io.cotejo.inference.testing.Images;
import io.cotejo.inference.testing.LinearModel;
import io.cotejo.inference.testing.SetClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.OptionalInt;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelRepositoryTest {
    private static final LinearModel MODEL = LinearModel.favouring(3);
    private static final long BUDGET = 512 << 20;

    @TempDir
    Path folder;

    private final SetClock clock = new SetClock();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private ArtifactStore store;
    private Exports exports;
    private ModelRepository repository;

    @BeforeEach
    void openRepository() {
        store = new ArtifactStore(folder);
        exports = new Exports(store);
        repository = new ModelRepository(store, new ModelMeters(meters), clock, new MemoryBudget(BUDGET));
        repository.caughtUp();
    }

    @AfterEach
    void closeRepository() {
        repository.close();
    }

    private void register(int version, LinearModel model) {
        repository.register(exports.version("digits", version, model));
    }

    private void registerWithWrongCertificate(int version) {
        repository.register(exports.version("digits", version, MODEL, LinearModel.favouring(9)));
    }

    private void move(String alias, int version, long move) {
        repository.move(new AliasMoved("digits", alias, version, move, Exports.AT));
    }

    private void crown(int version, long move) {
        move(AliasMoved.CHAMPION, version, move);
        repository.settle();
    }

    private Lookup find(String model) {
        return repository.find(model, OptionalInt.empty());
    }

    private int championInService() {
        try (var lease = ((Found) find("digits")).lease()) {
            return lease.version().version();
        }
    }

    @Test
    void theChampionServesThoseWhoNameNoVersion() {
        register(1, MODEL);
        register(2, LinearModel.favouring(5));
        crown(1, 1);

        assertThat(championInService()).isEqualTo(1);
        assertThat(repository.ready()).isTrue();
        assertThat(repository.versions("digits")).containsExactly(1, 2);
    }

    @Test
    void aVersionWithoutAnAliasIsLoadedWhenItIsFirstAskedFor() {
        register(1, MODEL);
        repository.settle();
        assertThat(repository.index()).extracting(IndexEntry::ready).containsExactly(false);

        try (var lease = ((Found) repository.find("digits", OptionalInt.of(1))).lease()) {
            assertThat(lease.version().version()).isEqualTo(1);
        }

        assertThat(repository.index()).containsExactly(new IndexEntry("digits", 1, true, ""));
    }

    @Test
    void aDeletedVersionIsForgottenAndUnloaded() {
        register(1, MODEL);
        register(2, MODEL);
        crown(1, 1);
        ((Found) repository.find("digits", OptionalInt.of(2))).lease().close();

        repository.forget("digits", 2);
        repository.forget("digits", 7);
        repository.forget("unknown", 1);

        assertThat(repository.versions("digits")).containsExactly(1);
        assertThat(repository.find("digits", OptionalInt.of(2))).isInstanceOf(Unknown.class);
        assertThat(championInService()).isEqualTo(1);
    }

    @Test
    void aDeletedVersionThatServesGoesOnUntilAnotherTakesItsPlace() {
        register(1, MODEL);
        register(2, MODEL);
        crown(1, 1);
        move(AliasMoved.CHAMPION, 2, 2);

        repository.forget("digits", 1);

        assertThat(championInService()).isEqualTo(1);
        repository.settle();
        assertThat(championInService()).isEqualTo(2);
    }

    @Test
    void aVersionWhoseAliasIsRemovedIsLetGo() {
        register(1, MODEL);
        register(2, MODEL);
        move("challenger", 2, 1);
        crown(1, 1);
        assertThat(repository.index()).extracting(IndexEntry::ready).containsExactly(true, true);

        repository.move(new AliasMoved("digits", "challenger", null, 2, Exports.AT));
        repository.settle();

        assertThat(repository.index()).extracting(IndexEntry::ready).containsExactly(true, false);
    }

    @Test
    void aCandidateThatFailsLeavesTheOneBeforeServing() {
        register(1, MODEL);
        crown(1, 1);
        registerWithWrongCertificate(2);

        crown(2, 2);

        assertThat(championInService()).isEqualTo(1);
        assertThat(repository.ready()).isTrue();
        assertThat(repository.index().getLast().reason()).contains("differs from the training engine");
        assertThat(meters.get("cotejo.model.load.failures")
                        .tags("model", "digits", "fault", "parity")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void aModelWhoseFirstChampionFailsIsNotReadyAndSaysWhy() {
        registerWithWrongCertificate(1);
        crown(1, 1);

        assertThat(repository.ready()).isFalse();
        assertThat(repository.reason()).contains("digits", "version 1", "differs from the training engine");
        assertThat(find("digits"))
                .isInstanceOfSatisfying(
                        Unavailable.class,
                        unavailable -> assertThat(unavailable.reason()).contains("differs"));
    }

    @Test
    void aFileThatComesLaterIsFoundAfterAWhile() throws IOException {
        var version = exports.version("digits", 1, MODEL);
        var file = store.path(version.export().onnx().uri());
        var elsewhere = folder.resolve("later");
        Files.move(file, elsewhere);
        repository.register(version);
        crown(1, 1);
        Files.move(elsewhere, file);

        repository.settle();
        assertThat(repository.ready()).as("not looked at again at once").isFalse();
        clock.advance(ServedVersion.PATIENCE);
        repository.settle();

        assertThat(championInService()).isEqualTo(1);
    }

    @Test
    void anAliasThatComesBeforeItsVersionWaitsForIt() {
        crown(1, 1);
        assertThat(repository.ready()).isFalse();
        assertThat(repository.reason()).contains("has not described it yet");

        register(1, MODEL);
        repository.settle();

        assertThat(championInService()).isEqualTo(1);
    }

    @Test
    void aMoveThatIsReadAgainChangesNothing() {
        register(1, MODEL);
        register(2, MODEL);
        crown(1, 1);
        crown(2, 2);

        crown(1, 1);
        register(1, MODEL);
        repository.settle();

        assertThat(championInService()).isEqualTo(2);
    }

    @Test
    void whatNoAliasNamesAnyMoreIsUnloaded() {
        register(1, MODEL);
        register(2, MODEL);
        crown(1, 1);
        move("challenger", 2, 1);
        repository.settle();
        assertThat(repository.index()).extracting(IndexEntry::ready).containsExactly(true, true);

        crown(2, 2);

        assertThat(repository.index()).extracting(IndexEntry::ready).containsExactly(false, true);
        assertThat(meters.get("cotejo.model.info").gauges())
                .extracting(gauge ->
                        gauge.getId().getTag("alias") + "=" + gauge.getId().getTag("version"))
                .containsExactlyInAnyOrder("champion=2", "challenger=2");
    }

    @Test
    void anUnknownModelAndAnUnknownVersionAreToldApartFromKnownOnes() {
        register(1, MODEL);
        crown(1, 1);

        assertThat(find("letters")).isEqualTo(new Unknown("model 'letters' is not known"));
        assertThat(repository.find("digits", OptionalInt.of(7)))
                .isEqualTo(new Unknown("model 'digits' has no version '7', it has 1, champion"));
        assertThat(championInService()).isEqualTo(1);
    }

    @Test
    void beforeTheRegistryIsReadNothingIsCalledUnknown() {
        var early = new ModelRepository(store, new ModelMeters(meters), clock, new MemoryBudget(BUDGET));

        assertThat(early.ready()).isFalse();
        assertThat(early.find("digits", OptionalInt.empty())).isInstanceOf(Unavailable.class);
    }

    @Test
    void aLeaseOutlivesTheSwap() {
        register(1, MODEL);
        register(2, MODEL);
        crown(1, 1);
        var lease = ((Found) find("digits")).lease();

        crown(2, 2);
        var scores = lease.classify(Images.random(MODEL.shape(), 1, 1), 1);
        lease.close();

        assertThat(scores.classes()).isEqualTo(10);
        assertThat(championInService()).isEqualTo(2);
    }

    @Test
    void swappingUnderLoadFailsNoRequest() throws Exception {
        register(1, MODEL);
        register(2, LinearModel.favouring(5));
        crown(1, 1);
        var stop = new AtomicBoolean();
        try (var threads = Executors.newFixedThreadPool(4)) {
            var clients = new ArrayList<Future<Integer>>();
            for (int i = 0; i < 4; i++) {
                clients.add(threads.submit(() -> callUntil(stop)));
            }
            for (int move = 2; move <= 40; move++) {
                crown(move % 2 + 1, move);
            }
            stop.set(true);
            for (var client : clients) {
                assertThat(client.get()).isPositive();
            }
        }
    }

    private int callUntil(AtomicBoolean stop) {
        var image = Images.random(MODEL.shape(), 1, 1);
        int calls = 0;
        while (!stop.get()) {
            try (var lease = ((Found) find("digits")).lease()) {
                lease.classify(image, 1);
                calls++;
            }
        }
        return calls;
    }
}
