package io.cotejo.trainer.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/** A white sheet to draw on. Places and sizes are in points, of which each has two pixels in width and in height. */
final class Drawing {
    private static final int PIXELS_PER_POINT = 2;

    private final BufferedImage image;
    private final Graphics2D pen;

    Drawing(double width, double height) {
        image = new BufferedImage(pixels(width), pixels(height), BufferedImage.TYPE_INT_RGB);
        pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, image.getWidth(), image.getHeight());
        pen.scale(PIXELS_PER_POINT, PIXELS_PER_POINT);
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
    }

    private static int pixels(double points) {
        return (int) Math.ceil(points * PIXELS_PER_POINT);
    }

    /** Where the given place of a text is. */
    enum Anchor {
        START(0),
        MIDDLE(0.5),
        END(1);

        private final double share;

        Anchor(double share) {
            this.share = share;
        }
    }

    void fill(Color color, double x, double y, double width, double height) {
        pen.setColor(color);
        pen.fill(new Rectangle2D.Double(x, y, width, height));
    }

    void line(Color color, double fromX, double fromY, double toX, double toY) {
        pen.setColor(color);
        pen.draw(new Line2D.Double(fromX, fromY, toX, toY));
    }

    /** Writes a line of text, the digits' middle at {@code y}. */
    void text(Color color, Lettering lettering, Anchor anchor, double x, double y, String text) {
        pen.setColor(color);
        pen.setFont(lettering.font());
        pen.drawString(text, (float) (x - anchor.share * lettering.width(text)), (float) (y + lettering.rise() / 2));
    }

    /** Writes a line of text that rises from the bottom to the top, the digits' middle at {@code x}. */
    void upwards(Color color, Lettering lettering, Anchor anchor, double x, double y, String text) {
        var upright = pen.getTransform();
        pen.rotate(-Math.PI / 2, x, y);
        text(color, lettering, anchor, x, y, text);
        pen.setTransform(upright);
    }

    /** Puts an image in, each of its pixels as a sharp square. */
    void image(BufferedImage source, double x, double y, double width, double height) {
        var unscaled = pen.getTransform();
        pen.translate(x, y);
        pen.scale(width / source.getWidth(), height / source.getHeight());
        pen.drawImage(source, 0, 0, null);
        pen.setTransform(unscaled);
    }

    /** The picture; nothing may be drawn afterwards. */
    Picture finish() {
        pen.dispose();
        return new Picture(image);
    }
}
