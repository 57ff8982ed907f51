package io.cotejo.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import org.junit.jupiter.api.Test;

class ImageSetTest {
    private static final ImageShape TWO_BY_ONE = new ImageShape(1, 2, 1);

    private final ImageSet images =
            new ImageSet(TWO_BY_ONE, new byte[] {0, 1, 2, 3, 4, 5}, new byte[] {7, (byte) 200, 9});

    @Test
    void aRangeIsAViewWithPixelsAndLabelsOfItsOwn() {
        var range = images.range(1, 3);

        assertThat(range.size()).isEqualTo(2);
        assertThat(range.pixels()).isEqualTo(ByteBuffer.wrap(new byte[] {2, 3, 4, 5}));
        assertThat(range.label(0)).isEqualTo(200);
        assertThat(range.range(1, 2).labels()).isEqualTo(ByteBuffer.wrap(new byte[] {9}));
    }

    @Test
    void equalImagesHaveEqualDigestsWhereverTheyLie() {
        var alone = new ImageSet(TWO_BY_ONE, new byte[] {2, 3}, new byte[] {(byte) 200});

        assertThat(images.range(1, 2).digest()).isEqualTo(alone.digest()).matches("[0-9a-f]{64}");
    }

    @Test
    void theDigestKnowsShapePixelsAndLabels() {
        var turned = new ImageSet(new ImageShape(1, 1, 2), new byte[] {0, 1}, new byte[] {7});
        var first = images.first(1).digest();

        assertThat(turned.digest()).isNotEqualTo(first);
        assertThat(new ImageSet(TWO_BY_ONE, new byte[] {0, 2}, new byte[] {7}).digest())
                .isNotEqualTo(first);
        assertThat(new ImageSet(TWO_BY_ONE, new byte[] {0, 1}, new byte[] {8}).digest())
                .isNotEqualTo(first);
    }

    @Test
    void nobodyCanChangeTheImages() {
        assertThatThrownBy(() -> images.pixels().put(0, (byte) 1)).isInstanceOf(ReadOnlyBufferException.class);
        assertThatThrownBy(() -> images.labels().put(0, (byte) 1)).isInstanceOf(ReadOnlyBufferException.class);
    }

    @Test
    void pixelsAndLabelsMustBelongTogether() {
        assertThatThrownBy(() -> new ImageSet(TWO_BY_ONE, new byte[5], new byte[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("need 6 pixels, were 5");
    }

    @Test
    void rangesEndWhereTheSetEnds() {
        assertThatThrownBy(() -> images.first(4)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> images.first(2).label(2)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
