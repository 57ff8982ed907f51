package io.cotejo.trainer.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cotejo.events.SamplePredictions.Prediction;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class SampleSheetTest {
    private static final List<String> CLASSES = List.of("cat", "dog");

    @Test
    void hasOneTileForEachPredictionInRowsOfUpToEight() {
        var few = SampleSheet.draw("Title", CLASSES, Collections.nCopies(3, prediction(0)));
        var many = SampleSheet.draw("Title", CLASSES, Collections.nCopies(65, prediction(0)));
        var full = SampleSheet.draw("Title", CLASSES, Collections.nCopies(64, prediction(0)));

        assertThat(few.height()).isLessThan(few.width());
        assertThat(many.width()).isEqualTo(full.width());
        assertThat(many.height()).isGreaterThan(full.height());
    }

    @Test
    void showsEachImagePixelForPixel() throws IOException {
        var sheet = SampleSheet.draw("Title", CLASSES, List.of(prediction(1)));

        var image = ImageIO.read(new ByteArrayInputStream(sheet.png()));

        // The picture's dark left half and light right half are squares of 114 × 2 pixels from (19, 47) × 2 on.
        assertThat(image.getRGB(60, 200) & 0xff).isEqualTo(0);
        assertThat(image.getRGB(250, 200) & 0xff).isEqualTo(255);
    }

    @Test
    void refusesAPictureThatIsNone() {
        var broken = new Prediction(
                7, 0, 0, 0.1, List.of(0.9, 0.1), Base64.getEncoder().encodeToString(new byte[9]));

        assertThatThrownBy(() -> SampleSheet.draw("Title", CLASSES, List.of(broken)))
                .hasMessageContaining("test image 7");
    }

    private static Prediction prediction(int predicted) {
        var image = new BufferedImage(2, 2, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setSample(1, 0, 0, 255);
        image.getRaster().setSample(1, 1, 0, 255);
        var png = Base64.getEncoder().encodeToString(new Picture(image).png());
        return new Prediction(0, 0, predicted, 0.1, List.of(0.3, 0.7), png);
    }
}
