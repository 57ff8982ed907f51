package io.cotejo.trainer.train;

import java.util.Arrays;
import java.util.List;

/** Figures by epoch as they stand in the tables of the tests. */
final class Rows {
    private Rows() {}

    static List<Double> figures(String row) {
        return Arrays.stream(row.split(" ", -1)).map(Double::valueOf).toList();
    }
}
