package io.cotejo.inference.image;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cotejo.embedded.junit.Pictures;
import io.cotejo.inference.model.ImageShape;
import io.cotejo.inference.protocol.RefusedException;
import org.junit.jupiter.api.Test;

class ImageFileTest {
    private static final byte[] FILE = Pictures.file(Pictures.grey(2, 1, 0, 200), "png");

    @Test
    void aPictureTakesTheShapeOfTheModel() {
        assertThat(ImageFile.pixels(FILE, new ImageShape(1, 1, 2), false)).containsExactly(0, (byte) 200);
        assertThat(ImageFile.pixels(FILE, new ImageShape(3, 1, 1), false)).containsExactly(100, 100, 100);
    }

    @Test
    void invertingTurnsBlackIntoWhite() {
        assertThat(ImageFile.pixels(FILE, new ImageShape(1, 1, 2), true)).containsExactly((byte) 255, 55);
    }

    @Test
    void whatIsNoPictureIsRefusedInWords() {
        assertThatThrownBy(() -> ImageFile.pixels("GIF89a".getBytes(UTF_8), new ImageShape(1, 1, 1), false))
                .isInstanceOf(RefusedException.class)
                .hasMessage("the image is neither a PNG nor a JPEG file; send a PNG or JPEG file");
    }
}
