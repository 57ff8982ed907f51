package io.cotejo.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cotejo.cli.terminal.Style;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class DrawingTest {
    @Test
    void aPlainTerminalGetsDensitiesForBrightness() throws IOException {
        var image = grey(new int[][] {{0, 255, 128}, {0, 255, 128}, {255, 0, 0}});

        assertThat(Drawing.of(image, Style.PLAIN)).containsExactly(" @+", "=  ");
    }

    @Test
    void aColourTerminalGetsTwoPixelsACharacter() throws IOException {
        var image = grey(new int[][] {{0, 255}, {255, 0}});

        assertThat(Drawing.of(image, new Style(true, true, true)))
                .containsExactly("\u001b[38;5;232;48;5;255m▀\u001b[38;5;255;48;5;232m▀\u001b[0m");
    }

    @Test
    void refusesWhatIsNotAPicture() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Drawing.of(new byte[] {1, 2, 3}, Style.PLAIN))
                .withMessage("not a PNG image: 3 bytes");
    }

    private static byte[] grey(int[][] rows) throws IOException {
        var image = new BufferedImage(rows[0].length, rows.length, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < rows.length; y++) {
            for (int x = 0; x < rows[y].length; x++) {
                image.getRaster().setSample(x, y, 0, rows[y][x]);
            }
        }
        var png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        return png.toByteArray();
    }
}
