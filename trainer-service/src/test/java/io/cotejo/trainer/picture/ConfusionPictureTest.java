package io.cotejo.trainer.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfusionPictureTest {
    private static final int PIXELS_PER_POINT = 2;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10, 26, 100, 256})
    void isAPngOfTheSizeThatItSays(int classes) throws IOException {
        var picture = ConfusionPicture.draw("Title", names(classes), Confusions.plausible(classes, 50));

        var image = image(picture);

        assertThat(image.getWidth()).isEqualTo(picture.width()).isBetween(400, 3000);
        assertThat(image.getHeight()).isEqualTo(picture.height()).isBetween(400, 3000);
    }

    @Test
    void isBlueWhereAnswersWereRightRedWhereTheyWereWrongAndWhiteWhereThereWereNone() throws IOException {
        var counts = List.of(List.of(90, 10), List.of(0, 100));
        var image = image(ConfusionPicture.draw("Title", List.of("cat", "dog"), counts));

        var right = cell(image, 0, 0);
        var wrong = cell(image, 0, 1);

        assertThat(right.getBlue()).isGreaterThan(right.getRed() + 50);
        assertThat(wrong.getRed()).isGreaterThan(wrong.getBlue() + 50);
        assertThat(cell(image, 1, 0)).isEqualTo(Color.WHITE);
        assertThat(cell(image, 1, 1).getRed()).isLessThan(right.getRed());
    }

    @Test
    void hasRoomForLongNames() {
        var counts = Confusions.plausible(4, 50);
        var narrow = ConfusionPicture.draw("Title", names(4), counts);

        var wide = ConfusionPicture.draw("Title", List.of("a", "b", "c", "the long name of a class"), counts);

        assertThat(wide.width()).isGreaterThan(narrow.width());
        assertThat(wide.height()).isGreaterThan(narrow.height());
    }

    @Test
    void cutsTooLongNamesInTheMiddleSinceTheirEndsTellThemApart() {
        var lettering = Lettering.plain(12);
        var cut = lettering.fit("a very long name of a class, number 7", 120);

        assertThat(cut).startsWith("a very").contains("…").endsWith("number 7");
        assertThat(lettering.width(cut)).isLessThanOrEqualTo(120);
        assertThat(lettering.fit("short", 120)).isEqualTo("short");
    }

    @Test
    void refusesNamesThatAreNotAsManyAsTheCounts() {
        assertThatThrownBy(() -> ConfusionPicture.draw("Title", List.of("only"), List.of(List.of(1, 2), List.of(3, 4))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 classes")
                .hasMessageContaining("2 rows");
    }

    private static List<String> names(int classes) {
        return IntStream.range(0, classes).mapToObj(Integer::toString).toList();
    }

    private static BufferedImage image(Picture picture) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(picture.png()));
    }

    /** The colour of a cell near its upper left corner, where nothing is written. */
    private static Color cell(BufferedImage image, int actual, int predicted) {
        var layout = new ConfusionLayout(List.of("cat", "dog"));
        double x = layout.left() + predicted * layout.cell() + 5;
        double y = layout.top() + actual * layout.cell() + 5;
        return new Color(image.getRGB((int) (x * PIXELS_PER_POINT), (int) (y * PIXELS_PER_POINT)));
    }
}
