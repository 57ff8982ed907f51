package io.cotejo.events.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cotejo.events.artifact.Safetensors.DataType;
import io.cotejo.events.artifact.Safetensors.Tensor;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class TestAnswersTest {
    private static final String DIGEST = "d".repeat(64);

    private final TestAnswers answers = TestAnswers.of(DIGEST, new int[] {3, 0, 1}, new int[] {3, 1, 1});

    @Test
    void surviveTheirFile() {
        var read = TestAnswers.decode(answers.encode());

        assertThat(read.testDigest()).isEqualTo(DIGEST);
        assertThat(read.images()).isEqualTo(3);
        assertThat(read.label(1)).isEqualTo(0);
        assertThat(read.predicted(1)).isEqualTo(1);
        assertThat(read.right(0)).isTrue();
        assertThat(read.right(1)).isFalse();
    }

    @Test
    void theSameAnswersAreTheSameFile() {
        var again = TestAnswers.of(DIGEST, new int[] {3, 0, 1}, new int[] {3, 1, 1});

        assertThat(again.encode()).isEqualTo(answers.encode());
    }

    @Test
    void everyImageHasOneAnswer() {
        assertThatThrownBy(() -> TestAnswers.of(DIGEST, new int[2], new int[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 images, there were 3");
    }

    @Test
    void refuseAFileThatIsNone() {
        var numbers = new Tensor(DataType.I32, new long[] {1}, ByteBuffer.allocate(4));
        var longer = new Tensor(DataType.I32, new long[] {2}, ByteBuffer.allocate(8));
        var bytes = new Tensor(DataType.U8, new long[] {1}, ByteBuffer.allocate(1));

        refused(new Safetensors().put("labels", numbers).put("predicted", numbers), "test_digest");
        refused(described().put("labels", numbers), "predicted");
        refused(described().put("labels", numbers).put("predicted", bytes), "predicted must be I32 [images]");
        refused(described().put("labels", numbers).put("predicted", longer), "1 labels and 2 answers");
    }

    private static Safetensors described() {
        return new Safetensors().describe("test_digest", DIGEST);
    }

    private static void refused(Safetensors file, String why) {
        assertThatThrownBy(() -> TestAnswers.decode(file.encode()))
                .isInstanceOf(MalformedSafetensorsException.class)
                .hasMessageContaining(why);
    }
}
