package io.cotejo.inference.infer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cotejo.inference.json.JsonWriter;
import io.cotejo.inference.model.Scores;
import io.cotejo.inference.protocol.RefusedException;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The classes with the best scores, as the classification extension says them: {@code score:index:label}.
 *
 * @param elements best first in each row; of two with the same score, the one with the lower index first
 */
record BestClasses(int rows, int columns, List<String> elements) implements OutputTensor {
    BestClasses {
        elements = List.copyOf(elements);
    }

    /**
     * Ranks some scores.
     *
     * @param most classes in a row; fewer if the model has fewer
     * @throws RefusedException if a score is not a finite number
     */
    static BestClasses of(Scores scores, boolean logits, List<String> labels, int most) {
        var all = new ClassScores("FP32", scores, logits);
        int columns = Math.min(most, scores.classes());
        var elements = IntStream.range(0, scores.rows())
                .boxed()
                .flatMap(row -> best(all, row, labels).limit(columns))
                .toList();
        return new BestClasses(scores.rows(), columns, elements);
    }

    private static Stream<String> best(ClassScores scores, int row, List<String> labels) {
        return IntStream.range(0, scores.columns())
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(label -> -scores.finite(row, label))
                        .thenComparing(Comparator.naturalOrder()))
                .map(label -> scores.finite(row, label) + ":" + label + ":" + labels.get(label));
    }

    @Override
    public String datatype() {
        return "BYTES";
    }

    @Override
    public int size() {
        return elements.stream()
                .mapToInt(element -> Integer.BYTES + element.getBytes(UTF_8).length)
                .sum();
    }

    @Override
    public void write(JsonWriter json) {
        var separator = "";
        for (var element : elements) {
            json.raw(separator).string(element);
            separator = ",";
        }
    }

    @Override
    public void write(ByteBuffer bytes) {
        for (var element : elements) {
            var text = element.getBytes(UTF_8);
            bytes.putInt(text.length).put(text);
        }
    }
}
