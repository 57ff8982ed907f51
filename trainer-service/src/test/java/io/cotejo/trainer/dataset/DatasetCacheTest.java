package io.cotejo.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class DatasetCacheTest {
    private final DatasetCache cache = new DatasetCache();
    private final ImageSource digits = new DigitsSource(Catalog.find("digits").orElseThrow());

    @Test
    void givesTheSameImagesAgainWhereTheyAreEnough() {
        var first = cache.read(digits, Part.TRAIN, OptionalInt.of(50)).images();

        assertThat(cache.read(digits, Part.TRAIN, OptionalInt.of(50)).images()).isSameAs(first);
        assertThat(cache.read(digits, Part.TRAIN, OptionalInt.of(20)).images()).isSameAs(first);
    }

    @Test
    void readsAnewWhereMoreAreWanted() {
        cache.read(digits, Part.TRAIN, OptionalInt.of(50)).images();

        assertThat(cache.read(digits, Part.TRAIN, OptionalInt.of(51)).images().size())
                .isEqualTo(51);
    }

    @Test
    void keepsTrainAndTestApart() {
        var train = cache.read(digits, Part.TRAIN, OptionalInt.of(50)).images();
        var test = cache.read(digits, Part.TEST, OptionalInt.of(50)).images();

        assertThat(test.digest()).isNotEqualTo(train.digest());
        assertThat(cache.read(digits, Part.TRAIN, OptionalInt.of(50)).images()).isSameAs(train);
    }
}
