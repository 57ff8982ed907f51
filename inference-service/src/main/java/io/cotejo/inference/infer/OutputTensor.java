package io.cotejo.inference.infer;

import io.cotejo.inference.json.JsonWriter;
import java.nio.ByteBuffer;

/** One output as it is answered: {@code [rows, columns]}, row-major. */
sealed interface OutputTensor permits BestClasses, ClassScores {
    String datatype();

    int rows();

    int columns();

    /** Its bytes as a binary tensor. */
    int size();

    /** Its elements as JSON, with commas between them. */
    void write(JsonWriter json);

    /** Its elements as a binary tensor; the buffer is little-endian. */
    void write(ByteBuffer bytes);
}
