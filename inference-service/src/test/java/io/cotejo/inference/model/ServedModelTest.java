package io.cotejo.inference.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotejo.events.AliasMoved;
import io.cotejo.events.artifact.ArtifactStore;
import io.cotejo.inference.testing.Exports;
import io.cotejo.inference.testing.LinearModel;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServedModelTest {
    private static final LinearModel MODEL = LinearModel.favouring(3);

    @TempDir
    Path folder;

    private final ServedModel model = new ServedModel("digits");

    @AfterEach
    void close() {
        model.close();
    }

    private ServedVersion version(LinearModel linear, Clock clock) {
        var store = new ArtifactStore(folder);
        return new ServedVersion(
                new Exports(store).version("digits", 1, linear),
                new VersionLoader(store),
                new ModelMeters(new SimpleMeterRegistry()),
                clock);
    }

    @Test
    void aChampionIsHeldBeforeItIsLoadedSoThatItNeverMakesRoom() {
        var held = new ArrayList<Boolean>();
        InstantSource watching = () -> { // is asked for the time when the version is loaded
            held.add(model.version(1).filter(model::holds).isPresent());
            return Exports.AT;
        };
        model.add(version(MODEL, watching.withZone(ZoneOffset.UTC)));
        model.move(new AliasMoved("digits", AliasMoved.CHAMPION, 1, 1, Exports.AT));

        model.settle();

        assertThat(model.champion()).isPresent();
        assertThat(held).isNotEmpty().doesNotContain(false);
    }

    @Test
    void aVersionThatAnotherOneReplacesIsLetGo() {
        var before = version(MODEL, Clock.systemUTC());
        model.add(before);
        assertThat(before.load()).isTrue();

        model.add(version(LinearModel.favouring(5), Clock.systemUTC()));

        assertThat(before.loaded()).isFalse();
        assertThat(before.load()).as("retired").isFalse();
    }
}
