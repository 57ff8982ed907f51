package io.cotejo.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotejo.events.job.ValidationSpec;
import io.cotejo.events.job.ValidationSpec.From;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SplitTest {
    @Test
    void theFirstTenthOfCifarIsFiveThousand() {
        var split = Split.of(numbered(50_000), fraction(0.1, From.FIRST, 1));

        assertThat(numbers(split.validation()))
                .isEqualTo(IntStream.range(0, 5_000).boxed().toList());
        assertThat(numbers(split.train()))
                .isEqualTo(IntStream.range(5_000, 50_000).boxed().toList());
    }

    @Test
    void theLastAreHeldBackInTheirOrder() {
        var split = Split.of(numbered(10), count(3, From.LAST, 1));

        assertThat(numbers(split.validation())).containsExactly(7, 8, 9);
        assertThat(numbers(split.train())).containsExactly(0, 1, 2, 3, 4, 5, 6);
    }

    @ParameterizedTest
    @EnumSource
    void bothPartsTogetherAreAllImagesOnce(From from) {
        var split = Split.of(numbered(1_000), count(137, from, 5));

        assertThat(split.validation().size()).isEqualTo(137);
        var all = new ArrayList<>(numbers(split.train()));
        all.addAll(numbers(split.validation()));
        assertThat(all)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 1_000).boxed().toList());
        assertThat(numbers(split.train())).isSorted();
        assertThat(numbers(split.validation())).isSorted();
    }

    @Test
    void aRandomChoiceIsTheSameForTheSameSeedOnly() {
        var images = numbered(1_000);

        var once = numbers(Split.of(images, count(100, From.RANDOM, 5)).validation());
        var again = numbers(Split.of(images, count(100, From.RANDOM, 5)).validation());
        var other = numbers(Split.of(images, count(100, From.RANDOM, 6)).validation());

        assertThat(again).isEqualTo(once);
        assertThat(other).isNotEqualTo(once);
        assertThat(once).anyMatch(number -> number < 300).anyMatch(number -> number > 700);
    }

    @Test
    void eachImageIsChosenAboutAsOftenAsAnyOther() {
        var chosen = new int[10];
        for (int seed = 0; seed < 3_000; seed++) {
            numbers(Split.of(numbered(10), count(4, From.RANDOM, seed)).validation())
                    .forEach(number -> chosen[number]++);
        }

        assertThat(chosen).satisfies(counts -> {
            for (int count : counts) {
                assertThat(count).isBetween(1_100, 1_300);
            }
        });
    }

    @Test
    void nothingIsHeldBackWhereTheJobAsksForNone() {
        var split = Split.of(numbered(10), ValidationSpec.NONE);

        assertThat(split.train().size()).isEqualTo(10);
        assertThat(split.validation().size()).isZero();
        assertThat(Split.fault(ValidationSpec.NONE, 10)).isEmpty();
    }

    @Test
    void aFractionThatIsNoImageOrAllOfThemIsAFault() {
        assertThat(Split.fault(fraction(0.004, From.FIRST, 1), 100))
                .get()
                .hasToString("dataset.validation.fraction: must be at least half of one of the 100 training images: ask"
                        + " for a larger fraction, or leave dataset.validation out, was 0.004");
        assertThat(Split.fault(fraction(0.999, From.FIRST, 1), 100))
                .get()
                .extracting("field")
                .isEqualTo("dataset.validation");
        assertThat(Split.fault(fraction(0.5, From.FIRST, 1), 2)).isEmpty();
    }

    private static ValidationSpec count(int count, From from, long seed) {
        return spec(count, null, from, seed);
    }

    private static ValidationSpec fraction(double fraction, From from, long seed) {
        return spec(null, fraction, from, seed);
    }

    private static ValidationSpec spec(@Nullable Integer count, @Nullable Double fraction, From from, long seed) {
        return new ValidationSpec(count, fraction, from, seed);
    }

    /** Images of two pixels that tell their numbers. */
    private static ImageSet numbered(int size) {
        var pixels = new byte[2 * size];
        var labels = new byte[size];
        for (int i = 0; i < size; i++) {
            pixels[2 * i] = (byte) (i >> 8);
            pixels[2 * i + 1] = (byte) i;
            labels[i] = (byte) (i % 10);
        }
        return new ImageSet(new ImageShape(1, 1, 2), pixels, labels);
    }

    private static List<Integer> numbers(ImageSet images) {
        var numbers = new ArrayList<Integer>();
        for (int i = 0; i < images.size(); i++) {
            int number = Byte.toUnsignedInt(images.pixels().get(2 * i)) << 8
                    | Byte.toUnsignedInt(images.pixels().get(2 * i + 1));
            assertThat(images.label(i)).isEqualTo(number % 10);
            numbers.add(number);
        }
        return numbers;
    }
}
