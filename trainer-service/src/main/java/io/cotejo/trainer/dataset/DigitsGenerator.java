package io.cotejo.trainer.dataset;

import java.util.stream.IntStream;

/**
 * Makes handwritten digits, white on black. Every image depends on its number alone, so the first images are the same
 * however many are made, by however many threads, on whatever machine.
 */
final class DigitsGenerator {
    private static final ImageShape SHAPE = ImageShape.GREY_28;
    private static final int CLASSES = 10;
    private static final int BLOCK = 250;

    private final long images;
    private final long orders;

    DigitsGenerator(Part part) {
        images = switch (part) {
            case TRAIN -> 0;
            case TEST -> 1;
        };
        orders = images + 2;
    }

    /** The first images; each run of ten has every digit once. */
    ImageSet first(int count) {
        var pixels = new byte[Math.multiplyExact(count, SHAPE.pixels())];
        var labels = new byte[count];
        IntStream.range(0, Math.ceilDiv(count, BLOCK)).parallel().forEach(block -> {
            var canvas = new Canvas(SHAPE.width());
            for (int i = block * BLOCK; i < Math.min(count, (block + 1) * BLOCK); i++) {
                labels[i] = (byte) label(i);
                draw(canvas, labels[i], new Dice(images, i));
                canvas.write(pixels, i * SHAPE.pixels());
            }
        });
        return new ImageSet(SHAPE, pixels, labels);
    }

    private int label(int index) {
        var digits = IntStream.range(0, CLASSES).toArray();
        var dice = new Dice(orders, index / CLASSES);
        for (int i = CLASSES - 1; i > 0; i--) {
            int other = dice.below(i + 1);
            int digit = digits[i];
            digits[i] = digits[other];
            digits[other] = digit;
        }
        return digits[index % CLASSES];
    }

    private static void draw(Canvas canvas, int digit, Dice dice) {
        canvas.clear();
        var styles = GlyphStyles.of(digit);
        var glyph = styles.get(dice.below(styles.size()));
        var hand = new Hand(dice, canvas.size());
        var pen = new Pen(canvas, dice);
        boolean broken = dice.happens(0.05);
        for (var stroke : hand.write(glyph)) {
            pen.draw(stroke, broken);
        }
        if (dice.happens(0.05)) {
            pen.smudge();
        }
        canvas.blur(dice.between(0, 0.1));
        if (dice.happens(0.2)) {
            canvas.grain(dice, dice.between(0.01, 0.05));
        }
    }
}
