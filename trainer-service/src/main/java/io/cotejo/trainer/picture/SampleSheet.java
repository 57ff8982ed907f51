package io.cotejo.trainer.picture;

import io.cotejo.events.SamplePredictions.Prediction;
import io.cotejo.trainer.picture.Drawing.Anchor;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;

/** Images side by side, each with what the network took it for, how sure it was, and what it is. */
public final class SampleSheet {
    private static final Lettering TITLE = Lettering.bold(16);
    private static final Lettering ANSWER = Lettering.bold(12);
    private static final Lettering DETAIL = Lettering.plain(11);
    private static final double MARGIN = 16;
    private static final double HEADER = 44;
    private static final double TILE = 120;
    private static final double CAPTION = 36;
    private static final double GAP = 14;
    private static final double FRAME = 3;
    private static final int FEWEST_COLUMNS = 4;
    private static final int MOST_COLUMNS = 8;

    private final List<String> classes;
    private final int columns;
    private final Drawing drawing;

    private SampleSheet(List<String> classes, int tiles) {
        this.classes = classes;
        this.columns = Math.clamp((int) Math.ceil(Math.sqrt(tiles)), FEWEST_COLUMNS, MOST_COLUMNS);
        int rows = Math.ceilDiv(tiles, columns);
        this.drawing = new Drawing(MARGIN + columns * (TILE + GAP), HEADER + rows * (TILE + CAPTION + GAP));
    }

    /**
     * Draws images in the order of the predictions.
     *
     * @param classes names in the order of the labels
     */
    public static Picture draw(String title, List<String> classes, List<Prediction> predictions) {
        var sheet = new SampleSheet(classes, predictions.size());
        var fitting = TITLE.fit(title, sheet.columns * (TILE + GAP) - MARGIN);
        sheet.drawing.text(Ink.BLACK, TITLE, Anchor.START, MARGIN, MARGIN + 6, fitting);
        for (int i = 0; i < predictions.size(); i++) {
            int column = i % sheet.columns;
            int row = i / sheet.columns;
            sheet.tile(predictions.get(i), MARGIN + column * (TILE + GAP), HEADER + row * (TILE + CAPTION + GAP));
        }
        return sheet.drawing.finish();
    }

    private void tile(Prediction prediction, double x, double y) {
        boolean right = prediction.label() == prediction.predicted();
        Color color = right ? Ink.GREEN : Ink.RED;
        drawing.fill(color, x, y, TILE, TILE);
        image(decode(prediction), x + FRAME, y + FRAME, TILE - 2 * FRAME);
        var sure = String.format(
                Locale.ROOT, "%.0f %%", 100 * prediction.probabilities().get(prediction.predicted()));
        var answer = ANSWER.fit(classes.get(prediction.predicted()), TILE - DETAIL.width(sure) - FRAME);
        drawing.text(color, ANSWER, Anchor.START, x, y + TILE + 13, answer);
        drawing.text(Ink.GREY, DETAIL, Anchor.END, x + TILE, y + TILE + 13, sure);
        if (!right) {
            var truth = DETAIL.fit("is " + classes.get(prediction.label()), TILE);
            drawing.text(Ink.GREY, DETAIL, Anchor.START, x, y + TILE + 29, truth);
        }
    }

    private static BufferedImage decode(Prediction prediction) {
        try (var png = new ByteArrayInputStream(Base64.getDecoder().decode(prediction.png()))) {
            var image = ImageIO.read(png);
            if (image == null) {
                throw new IllegalArgumentException("the picture of test image " + prediction.index() + " is no PNG");
            }
            return image;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the picture of test image " + prediction.index(), e);
        }
    }

    /** As large as the square allows, in its middle. */
    private void image(BufferedImage image, double x, double y, double edge) {
        double scale = edge / Math.max(image.getWidth(), image.getHeight());
        double width = image.getWidth() * scale;
        double height = image.getHeight() * scale;
        drawing.fill(Color.WHITE, x, y, edge, edge);
        drawing.image(image, x + (edge - width) / 2, y + (edge - height) / 2, width, height);
    }
}
