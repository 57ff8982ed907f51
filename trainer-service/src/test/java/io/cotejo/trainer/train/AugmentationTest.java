package io.cotejo.trainer.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cotejo.events.job.AugmentSpec;
import io.cotejo.trainer.Jobs;
import io.cotejo.trainer.dataset.Datasets;
import io.cotejo.trainer.dataset.ImageShape;
import io.cotejo.trainer.engine.TorchEngine;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AugmentationTest {
    private static final AugmentSpec ALL = new AugmentSpec(2, 15, true);

    @Test
    void dependsOnSeedEpochAndImageAlone() {
        var warp = new Augmentation(ALL, 42, 3).of(7);

        assertThat(new Augmentation(ALL, 42, 3).of(7)).isEqualTo(warp);
        assertThat(new Augmentation(ALL, 43, 3).of(7)).isNotEqualTo(warp);
        assertThat(new Augmentation(ALL, 42, 4).of(7)).isNotEqualTo(warp);
        assertThat(new Augmentation(ALL, 42, 3).of(8)).isNotEqualTo(warp);
    }

    @Test
    void usesTheWholeRangeEvenly() {
        var warps = warps(ALL);

        assertThat(warps).extracting(Warp::right).containsOnly(-2, -1, 0, 1, 2);
        assertThat(warps).extracting(Warp::down).containsOnly(-2, -1, 0, 1, 2);
        assertThat(warps).allMatch(warp -> Math.abs(warp.degrees()) <= 15);
        assertThat(warps.stream().mapToDouble(Warp::degrees).average().orElseThrow())
                .isCloseTo(0, within(0.5));
        assertThat(warps.stream()
                        .mapToDouble(warp -> Math.abs(warp.degrees()))
                        .average()
                        .orElseThrow())
                .isCloseTo(7.5, within(0.3));
        assertThat(warps.stream().filter(Warp::flip).count()).isCloseTo(2_500, within(150L));
        assertThat(warps.stream().filter(warp -> warp.right() == 0).count()).isCloseTo(1_000, within(120L));
    }

    @Test
    void leavesOutWhatTheJobDoesNotAskFor() {
        assertThat(warps(new AugmentSpec(0, 0, false))).containsOnly(new Warp(false, 0, 0, 0));
        assertThat(warps(new AugmentSpec(2, 15, false)))
                .extracting(Warp::degrees)
                .containsExactlyElementsOf(
                        warps(ALL).stream().map(Warp::degrees).toList());
    }

    @Test
    void variesEachTrainingImageInItsPlaceOfTheEpoch() {
        var images = new Datasets(Path.of("no-such-folder"))
                .load(Jobs.job("network: {type: mlp, hidden: [8]}").dataset())
                .train()
                .range(100, 150);
        var order = Shuffle.order(50, 42, 3);
        var before = new byte[784];
        var expected = new byte[784];
        try (var manager = TorchEngine.newManager();
                var varied = new ShuffledImages(images, ALL, 42, 3)) {
            for (int i = 0; i < 50; i++) {
                images.pixels().get(order[i] * 784, before);
                new Augmentation(ALL, 42, 3).of(order[i]).apply(images.shape(), before, expected);

                var pixels = new byte[784];
                varied.pixels(manager, i, i + 1).toByteBuffer(false).get(pixels);
                assertThat(pixels).as("image %d", order[i]).isEqualTo(expected);
                assertThat(varied.label(i)).isEqualTo(images.label(order[i]));
            }
        }
    }

    @Test
    void refusesToShiftImagesOutOfSight() {
        assertThat(Augmentation.faults(new AugmentSpec(28, 0, false), ImageShape.GREY_28))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.field()).isEqualTo("dataset.augment.shift");
                    assertThat(fault.seen()).isEqualTo("28");
                    assertThat(fault.message()).contains("less than 28", "28×28");
                });
        assertThat(Augmentation.faults(new AugmentSpec(27, 0, false), ImageShape.GREY_28))
                .isEmpty();
        assertThat(Augmentation.faults(null, ImageShape.GREY_28)).isEmpty();
    }

    private static List<Warp> warps(AugmentSpec spec) {
        var augmentation = new Augmentation(spec, 1, 1);
        return IntStream.range(0, 5_000).mapToObj(augmentation::of).toList();
    }
}
