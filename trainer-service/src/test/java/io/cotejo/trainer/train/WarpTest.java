package io.cotejo.trainer.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotejo.trainer.dataset.ImageShape;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WarpTest {
    private static final ImageShape THREE = new ImageShape(1, 3, 3);
    private static final byte[] DIGITS = {1, 2, 3, 4, 5, 6, 7, 8, 9};

    @ParameterizedTest
    @CsvSource({
        "false, 0, 0, 0, 123456789",
        "false, 0, 1, 0, 012045078",
        "false, 0, -1, 0, 230560890",
        "false, 0, 0, 2, 000000123",
        "true, 0, 0, 0, 321654987",
        "true, 0, 1, -1, 065098000",
        "false, 90, 0, 0, 741852963",
        "false, -90, 0, 0, 369258147",
        "true, 90, 0, 0, 963852741",
        "false, 180, 1, 0, 098065032"
    })
    void mirrorsThenTurnsClockwiseThenShifts(boolean flip, double degrees, int right, int down, String expected) {
        var after = apply(new Warp(flip, degrees, right, down), THREE, DIGITS);

        assertThat(after).containsExactly(expected.chars().map(c -> c - '0').toArray());
    }

    @Test
    void mixesTheFourPixelsAroundAPlace() {
        // the pixel right of the middle comes from (0.707, -0.707) seen from the middle: 100 · (1 - 0.707)² = 8.58
        var after = apply(new Warp(false, 45, 0, 0), THREE, new byte[] {0, 0, 0, 0, 100, 0, 0, 0, 0});

        assertThat(after).containsExactly(0, 9, 0, 9, 100, 9, 0, 9, 0);
    }

    @Test
    void keepsBrightPixelsBright() {
        var white = new byte[] {-1, -1, -1, -1};

        assertThat(apply(new Warp(false, 180, 0, 0), new ImageShape(1, 2, 2), white))
                .containsOnly(255);
    }

    @Test
    void treatsAllChannelsAlikeAndAFullTurnAsNone() {
        var shape = new ImageShape(3, 4, 5);
        var pixels = new byte[60];
        IntStream.range(0, 60).forEach(i -> pixels[i] = (byte) (4 * i));

        for (var flip : new boolean[] {false, true}) {
            assertThat(apply(new Warp(flip, 360, 1, -2), shape, pixels))
                    .containsExactly(apply(new Warp(flip, 0, 1, -2), shape, pixels));
        }
        assertThat(apply(new Warp(false, 0, 0, 0), shape, pixels))
                .containsExactly(IntStream.range(0, 60).map(i -> 4 * i).toArray());
    }

    private static int[] apply(Warp warp, ImageShape shape, byte[] pixels) {
        var after = new byte[pixels.length];
        warp.apply(shape, pixels, after);
        return IntStream.range(0, after.length)
                .map(i -> Byte.toUnsignedInt(after[i]))
                .toArray();
    }
}
