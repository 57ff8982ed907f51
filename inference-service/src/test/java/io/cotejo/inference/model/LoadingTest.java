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
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is asked for by number or alias, loaded and unloaded on request, and unloaded to make room. */
class LoadingTest {
    private static final LinearModel MODEL = LinearModel.favouring(3);

    @TempDir
    Path folder;

    private final SetClock clock = new SetClock();
    private SimpleMeterRegistry registry;
    private ArtifactStore store;
    private Exports exports;
    private ModelRepository repository;

    @BeforeEach
    void serveAChampionAndAChallenger() {
        store = new ArtifactStore(folder);
        exports = new Exports(store);
        open(512 << 20);
    }

    @AfterEach
    void close() {
        repository.close();
    }

    /** Versions 1 to 4; 1 is champion, 2 is challenger. */
    private void open(long budget) {
        registry = new SimpleMeterRegistry();
        var meters = new ModelMeters(registry);
        repository = new ModelRepository(store, meters, clock, new MemoryBudget(budget));
        meters.watch(repository);
        for (int version = 1; version <= 4; version++) {
            repository.register(exports.version("digits", version, MODEL));
        }
        move(AliasMoved.CHAMPION, 1, 1);
        move("challenger", 2, 1);
        repository.caughtUp();
        repository.settle();
    }

    private void move(String alias, int version, long move) {
        repository.move(new AliasMoved("digits", alias, version, move, Exports.AT));
    }

    private int ask(String versionOrAlias) {
        try (var lease = ((Found) repository.find("digits", versionOrAlias)).lease()) {
            return lease.version().version();
        }
    }

    private String refusal(Lookup lookup) {
        return switch (lookup) {
            case Found(var lease) -> throw new AssertionError(lease.version());
            case Unknown(var reason) -> "unknown: " + reason;
            case Unavailable(var reason) -> "unavailable: " + reason;
        };
    }

    private boolean loaded(int version) {
        return repository.index().get(version - 1).ready();
    }

    @Test
    void aVersionIsAskedForByItsNumberOrByAnAlias() {
        assertThat(ask("2")).isEqualTo(2);
        assertThat(ask("champion")).isEqualTo(1);
        assertThat(ask("challenger")).isEqualTo(2);

        move("challenger", 3, 2);

        assertThat(ask("challenger")).isEqualTo(3);
        assertThat(refusal(repository.find("digits", "nobody")))
                .isEqualTo("unknown: model 'digits' has no version 'nobody', it has 1, 2, 3, 4, challenger, champion");
        assertThat(refusal(repository.find("digits", "99999999999"))).startsWith("unknown: ");
    }

    @Test
    void anUnloadedModelServesNothingUntilItIsLoadedAgain() {
        assertThat(ask("3")).isEqualTo(3);

        assertThat(repository.unload("digits")).isTrue();
        repository.settle();

        assertThat(repository.loadedVersions()).isZero();
        assertThat(repository.ready()).isTrue();
        assertThat(refusal(repository.find("digits", OptionalInt.empty())))
                .isEqualTo("unavailable: model 'digits' is unloaded; POST /v2/repository/models/digits/load loads it"
                        + " again");
        assertThat(refusal(repository.find("digits", "3"))).startsWith("unavailable: model 'digits' is unloaded");
        assertThat(repository.index())
                .allSatisfy(entry -> assertThat(entry.reason()).startsWith("unloaded; POST"));

        assertThat(repository.load("digits", "champion"))
                .isInstanceOfSatisfying(Found.class, found -> found.lease().close());
        assertThat(ask("champion")).isEqualTo(1);
        assertThat(loaded(2)).isTrue();
        assertThat(repository.unload("nobody")).isFalse();
    }

    @Test
    void aNewMoveOfAnAliasBringsAnUnloadedModelBackAndAnOldOneDoesNot() {
        repository.unload("digits");

        move(AliasMoved.CHAMPION, 1, 1);
        repository.settle();
        assertThat(repository.loadedVersions()).isZero();

        move(AliasMoved.CHAMPION, 3, 2);
        repository.settle();
        assertThat(ask("champion")).isEqualTo(3);
    }

    @Test
    void unloadingFailsNoRequestThatHasBegun() {
        try (var lease = ((Found) repository.find("digits", "champion")).lease()) {
            repository.unload("digits");

            assertThat(lease.classify(Images.random(MODEL.shape(), 1, 1), 1).rows())
                    .isEqualTo(1);
        }
    }

    @Test
    void loadingLooksAgainAtOnceForAFileThatWasMissing() throws IOException {
        var version = exports.version("digits", 5, MODEL);
        var file = store.path(version.export().onnx().uri());
        var bytes = Files.readAllBytes(file);
        Files.delete(file);
        repository.register(version);
        assertThat(refusal(repository.load("digits", "5")))
                .startsWith("unavailable: ")
                .contains("cannot serve");

        Files.write(file, bytes);

        assertThat(refusal(repository.find("digits", "5")))
                .as("not looked at again at once")
                .contains("cannot serve");
        assertThat(repository.load("digits", "5"))
                .isInstanceOfSatisfying(Found.class, found -> found.lease().close());
    }

    @Test
    void whatWasUsedLongestAgoMakesRoomButNothingThatAnAliasStandsFor() {
        long each = repository.loadedBytes() / 2;
        assertThat(each).isPositive();
        repository.close();
        open(each * 7 / 2); // room for three

        assertThat(ask("3")).isEqualTo(3);
        clock.advance(Duration.ofSeconds(1));
        assertThat(ask("1")).isEqualTo(1);
        clock.advance(Duration.ofSeconds(1));
        assertThat(ask("4")).isEqualTo(4);

        assertThat(loaded(3)).as("version 3 has made room").isFalse();
        assertThat(loaded(1) && loaded(2) && loaded(4)).isTrue();
        assertThat(registry.get("cotejo.inference.loaded.versions").gauge().value())
                .isEqualTo(3);
        assertThat(registry.get("cotejo.inference.loaded").gauge().value())
                .isEqualTo((double) repository.loadedBytes());
    }

    @Test
    void whatAliasesStandForServesThoughItExceedsTheBudget() {
        repository.close();
        open(1);

        assertThat(ask("champion")).isEqualTo(1);
        assertThat(ask("challenger")).isEqualTo(2);
        assertThat(ask("4")).as("it answers, and is let go").isEqualTo(4);
        assertThat(loaded(4)).isFalse();
    }
}
