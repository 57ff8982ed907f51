package io.cotejo.inference.infer;

import io.cotejo.inference.json.JsonWriter;
import io.cotejo.inference.model.Scores;
import io.cotejo.inference.protocol.RefusedException;
import java.nio.ByteBuffer;

/**
 * A score for every class.
 *
 * @param logits true for logits, false for probabilities
 */
record ClassScores(String datatype, Scores scores, boolean logits) implements OutputTensor {
    @Override
    public int rows() {
        return scores.rows();
    }

    @Override
    public int columns() {
        return scores.classes();
    }

    @Override
    public int size() {
        return rows() * columns() * Float.BYTES;
    }

    @Override
    public void write(JsonWriter json) {
        for (int row = 0; row < rows(); row++) {
            for (int label = 0; label < columns(); label++) {
                json.raw(row + label == 0 ? "" : ",").number(finite(row, label));
            }
        }
    }

    @Override
    public void write(ByteBuffer bytes) {
        for (int row = 0; row < rows(); row++) {
            for (int label = 0; label < columns(); label++) {
                bytes.putFloat(score(row, label));
            }
        }
    }

    float score(int row, int label) {
        return logits ? scores.logit(row, label) : scores.probability(row, label);
    }

    /** A score that can be written in words and compared. */
    float finite(int row, int label) {
        float score = score(row, label);
        if (!Float.isFinite(score)) {
            throw RefusedException.untold("output '" + (logits ? "logits" : "probabilities") + "' has the score "
                    + score + ", which cannot be said in JSON or ranked; ask for scores with binary_data");
        }
        return score;
    }
}
