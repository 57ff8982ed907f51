package io.cotejo.trainer.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;
import org.tensorflow.framework.HistogramProto;

class HistogramTest {
    private static final double LARGEST = Double.MAX_VALUE;

    @Test
    void sumsUpWhatItCounts() throws InvalidProtocolBufferException {
        var histogram = histogram(-2, 0.5f, 0.5f, 4);

        assertThat(histogram.getNum()).isEqualTo(4);
        assertThat(histogram.getMin()).isEqualTo(-2);
        assertThat(histogram.getMax()).isEqualTo(4);
        assertThat(histogram.getSum()).isEqualTo(3);
        assertThat(histogram.getSumSquares()).isEqualTo(20.5);
    }

    @Test
    void countsZeroBetweenZeroAndTheSmallestLimit() throws InvalidProtocolBufferException {
        var histogram = histogram(0, -0f, 0);

        assertThat(histogram.getBucketLimitList()).containsExactly(0.0, 1e-12, LARGEST);
        assertThat(histogram.getBucketList()).containsExactly(0.0, 3.0, 0.0);
    }

    /** Of the limits, 1e-12 times powers of 1.1: the 289th is 0.91725, the 290th 1.00897, the 297th 1.96620, the 298th 2.16282. */
    @Test
    void countsValuesBetweenLimitsThatGrowByATenth() throws InvalidProtocolBufferException {
        var histogram = histogram(1, 1, 2, -1);

        assertThat(histogram.getBucketList()).containsExactly(0.0, 1.0, 0.0, 2.0, 0.0, 1.0, 0.0);
        assertThat(histogram.getBucketLimit(0)).isCloseTo(-1.00897, within(1e-5)); // all below are empty
        assertThat(histogram.getBucketLimit(1)).isCloseTo(-0.91725, within(1e-5));
        assertThat(histogram.getBucketLimit(2)).isCloseTo(0.91725, within(1e-5));
        assertThat(histogram.getBucketLimit(3)).isCloseTo(1.00897, within(1e-5));
        assertThat(histogram.getBucketLimit(4)).isCloseTo(1.96620, within(1e-5));
        assertThat(histogram.getBucketLimit(5)).isCloseTo(2.16282, within(1e-5));
        assertThat(histogram.getBucketLimit(6)).isEqualTo(LARGEST);
    }

    @Test
    void countsTheLargestAndTheSmallestFloats() throws InvalidProtocolBufferException {
        var histogram = histogram(Float.MAX_VALUE, -Float.MAX_VALUE, Float.MIN_VALUE, -Float.MIN_VALUE);

        assertThat(histogram.getBucketList().stream().mapToDouble(each -> each).sum())
                .isEqualTo(4);
        assertThat(histogram.getBucketCount()).isEqualTo(histogram.getBucketLimitCount());
        assertThat(histogram.getBucketLimitList()).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void tellsNumbersFromWhatIsNone() {
        var histogram = Histogram.of(
                FloatBuffer.wrap(new float[] {1, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 2}));

        assertThat(histogram.finite()).isEqualTo(2);
        assertThat(histogram.notFinite()).isEqualTo(3);
    }

    private static HistogramProto histogram(float... values) throws InvalidProtocolBufferException {
        return HistogramProto.parseFrom(
                Histogram.of(FloatBuffer.wrap(values)).message().toByteArray());
    }
}
