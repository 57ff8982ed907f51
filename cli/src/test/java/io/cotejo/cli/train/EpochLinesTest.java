package io.cotejo.cli.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotejo.cli.client.TrainerClient.Progress;
import io.cotejo.cli.terminal.Recorder;
import io.cotejo.cli.terminal.Style;
import io.cotejo.events.EpochCompleted;
import io.cotejo.events.RunId;
import io.cotejo.events.Score;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EpochLinesTest {
    private static final RunId RUN = new RunId(new UUID(1, 2));
    private final EpochLines lines = new EpochLines(new Recorder(Style.PLAIN, 105).terminal(), 6);

    @Test
    void aFinishedEpochTellsItsFigures() {
        var epoch = new EpochCompleted(
                RUN,
                1,
                Instant.EPOCH,
                2,
                10,
                1e-3,
                new Score(0.25, 0.925),
                null,
                new Score(0.3, 0.91),
                0.25,
                true,
                1.5,
                4000);

        assertThat(lines.finished("cnn", epoch))
                .isEqualTo("  cnn     epoch  2/10  ###########  loss 0.2500  accuracy 0.9250  test 0.9100 *"
                        + "   4,000 images/s  1.5 s");
    }

    @Test
    void anEpochUnderWayTellsHowFarItIsAndHowLongTheRunStillTakes() {
        var progress = new Progress(RUN, "mlp-32", 1, 2, 250, 1000, 0.5, 0.75, 500.0);

        assertThat(lines.underWay(progress))
                .isEqualTo(
                        "  mlp-32  epoch 1/2  ##.........  loss 0.5000  accuracy 0.7500     500 images/s  3.5 s left");
    }

    @Test
    void beforeTheFirstBatchNothingIsGuessed() {
        var progress = new Progress(RUN, "mlp-32", 1, 2, 0, 0, null, null, null);

        assertThat(lines.underWay(progress))
                .isEqualTo("  mlp-32  epoch 1/2  ...........  loss      -  accuracy      -       - images/s");
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 96, 100, 140})
    void everyLineFitsTheTerminal(int columns) {
        var fitting = new EpochLines(new Recorder(Style.PLAIN, columns).terminal(), 10);
        var epoch = new EpochCompleted(
                RUN, 1, Instant.EPOCH, 1, 5, 1e-3, new Score(2, 1), null, new Score(2, 1), 2, true, 59.9, 19_999);
        var progress = new Progress(RUN, "strong-cnn", 1, 5, 250, 1000, 0.5, 0.75, 19_999.0);

        assertThat(fitting.finished("strong-cnn", epoch)).hasSizeLessThanOrEqualTo(columns);
        assertThat(fitting.underWay(progress)).hasSizeLessThan(columns);
    }
}
