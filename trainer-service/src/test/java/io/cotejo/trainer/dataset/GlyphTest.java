package io.cotejo.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GlyphTest {
    @Test
    void aCornerEndsAStrokeAndBeginsTheNextWhereALiftedPenDoesNot() {
        var glyph = Glyph.of("0,0 50,0! 50,100; 20,30 40,50");

        assertThat(glyph.strokes())
                .containsExactly(
                        new Stroke(List.of(new Point(0, 0), new Point(0.5, 0))),
                        new Stroke(List.of(new Point(0.5, 0), new Point(0.5, 1))),
                        new Stroke(List.of(new Point(0.2, 0.3), new Point(0.4, 0.5))));
    }

    @Test
    void aStrokeGoesThroughAllItsPoints() {
        var stroke = Glyph.of("10,10 40,80 90,20").strokes().getFirst();

        var chain = stroke.chain();
        assertThat(stroke.points())
                .allSatisfy(point -> assertThat(chain)
                        .anySatisfy(each -> assertThat(StrictMath.hypot(each.x() - point.x(), each.y() - point.y()))
                                .isLessThan(1e-9)));
    }

    @Test
    void aStrokeOfTwoPointsIsStraight() {
        var chain = Glyph.of("0,0 80,40").strokes().getFirst().chain();

        assertThat(chain).allSatisfy(point -> assertThat(point.x()).isEqualTo(2 * point.y()));
    }

    @Test
    void aPointAloneIsNoStroke() {
        assertThatThrownBy(() -> Glyph.of("10,10")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyDigitCanBeWrittenInSeveralWaysThatLieInTheUnitSquare() {
        assertThat(IntStream.range(0, 10))
                .allSatisfy(digit -> assertThat(GlyphStyles.of(digit))
                        .hasSizeGreaterThanOrEqualTo(3)
                        .flatExtracting(Glyph::strokes)
                        .flatExtracting(Stroke::points)
                        .allSatisfy(point -> {
                            assertThat(point.x()).isBetween(0.0, 1.0);
                            assertThat(point.y()).isBetween(0.0, 1.0);
                        }));
    }
}
