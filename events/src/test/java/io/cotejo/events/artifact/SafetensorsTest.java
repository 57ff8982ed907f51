package io.cotejo.events.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cotejo.events.artifact.Safetensors.DataType;
import io.cotejo.events.artifact.Safetensors.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsTest {
    @Test
    void readsBackWhatItWrote() {
        var written = new Safetensors()
                .put("weight", floats(new long[] {2, 1}, 1.5f, -2f))
                .put("bytes", new Tensor(DataType.U8, new long[] {3}, ByteBuffer.wrap(new byte[] {7, 8, 9})))
                .describe("epoch", "3");

        var read = Safetensors.decode(written.encode());

        assertThat(read.tensors().keySet()).containsExactly("weight", "bytes");
        assertThat(read.tensor("weight").shape()).containsExactly(2, 1);
        assertThat(read.tensor("weight").content().asFloatBuffer().get(1)).isEqualTo(-2f);
        assertThat(read.tensor("bytes").content().get(2)).isEqualTo((byte) 9);
        assertThat(read.metadata()).containsEntry("epoch", "3");
    }

    @Test
    void writesTheFormatByteForByte() {
        var file = new Safetensors().put("a", floats(new long[] {1}, 1f)).encode();

        file.order(ByteOrder.LITTLE_ENDIAN);
        int header = (int) file.getLong();
        var text = new byte[header];
        file.get(text);
        assertThat(header % 8).isZero();
        assertThat(new String(text, StandardCharsets.UTF_8).strip())
                .isEqualTo("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}");
        assertThat(file.remaining()).isEqualTo(4);
        assertThat(file.getFloat()).isEqualTo(1f);
    }

    @Test
    void refusesWhatIsNoSuchFile() {
        var good = new Safetensors().put("a", floats(new long[] {1}, 1f)).encode();

        assertThatThrownBy(() -> Safetensors.decode(ByteBuffer.wrap(new byte[3])))
                .hasMessageContaining("3 bytes");
        assertThatThrownBy(() -> Safetensors.decode(ByteBuffer.wrap(new byte[] {-1, -1, -1, -1, -1, -1, -1, -1, 0})))
                .isInstanceOf(MalformedSafetensorsException.class);
        assertThatThrownBy(() -> Safetensors.decode(good.slice(0, good.remaining() - 1)))
                .isInstanceOf(MalformedSafetensorsException.class);
        assertThatThrownBy(() -> Safetensors.decode(good).tensor("b")).hasMessageContaining("no tensor b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[-1, -1]", // as many as one
                "[4611686018427387904, 4]", // as bytes none, in 64 bits
                "[4611686018427387904]",
                "[\"one\"]"
            })
    void refusesShapesThatNoTensorHas(String shape) {
        var header = ("{\"a\":{\"dtype\":\"F32\",\"shape\":" + shape + ",\"data_offsets\":[0,4]}}")
                .getBytes(StandardCharsets.UTF_8);
        var file = ByteBuffer.allocate(Long.BYTES + header.length + 4).order(ByteOrder.LITTLE_ENDIAN);
        file.putLong(header.length).put(header).putInt(0).flip();

        assertThatThrownBy(() -> Safetensors.decode(file)).isInstanceOf(MalformedSafetensorsException.class);
    }

    private static Tensor floats(long[] shape, float... values) {
        var content = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            content.putFloat(value);
        }
        return new Tensor(DataType.F32, shape, content.flip());
    }
}
