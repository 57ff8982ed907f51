package io.cotejo.trainer.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cotejo.events.artifact.Safetensors;
import io.cotejo.events.artifact.Safetensors.DataType;
import io.cotejo.events.artifact.Safetensors.Tensor;
import io.cotejo.trainer.Jobs;
import io.cotejo.trainer.dataset.ImageShape;
import io.cotejo.trainer.network.NetworkPlan;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GivenWeightsTest {
    private static final Origin ORIGIN = new Origin("initializeFrom.checkpoint", "a/b.safetensors");

    private final Map<String, Tensor> tensors = new LinkedHashMap<>();

    /** Those of flatten, linear 2, batchNorm, linear 3, on images of four pixels. */
    @BeforeEach
    void fill() {
        tensors.put("1.weight", numbers(0.5f, 2, 4));
        tensors.put("1.bias", numbers(0.25f, 2));
        for (var name : new String[] {"weight", "bias", "running_mean", "running_var"}) {
            tensors.put("2." + name, numbers(1, 2));
        }
        tensors.put("3.weight", numbers(-1, 3, 2));
        tensors.put("3.bias", numbers(2, 3));
    }

    @Test
    void takesAllOfThePlainStateDictOfTheSameNetwork() {
        tensors.put("2.num_batches_tracked", new Tensor(DataType.I64, new long[0], ByteBuffer.allocate(8)));

        var taken = given().fitting(plan(3));

        assertThat(taken.keySet())
                .containsExactly(
                        "1.weight",
                        "1.bias",
                        "2.weight",
                        "2.bias",
                        "2.running_mean",
                        "2.running_var",
                        "3.weight",
                        "3.bias");
        assertThat(given().sha256()).hasSize(64);
    }

    @Test
    void passesOverTheOptimizersStateInACheckpoint() {
        tensors.put("optimizer.1.weight.exp_avg", numbers(9, 2, 4));

        assertThat(given().fitting(plan(3))).hasSize(8);
    }

    @Test
    void aLastLayerForOtherClassesBeginsAnew() {
        assertThat(given().fitting(plan(5)).keySet())
                .containsExactly("1.weight", "1.bias", "2.weight", "2.bias", "2.running_mean", "2.running_var");
    }

    @Test
    void whatElseDoesNotFitIsNamedWithItsShapeAndWhatIsNeeded() {
        tensors.put("1.weight", numbers(0, 2, 9));
        tensors.put("1.bias", new Tensor(DataType.I64, new long[] {2}, ByteBuffer.allocate(16)));
        tensors.remove("2.running_var");
        tensors.put("2.bias", numbers(Float.NaN, 2));
        tensors.put("net.0.weight", numbers(0, 1));

        assertThatThrownBy(() -> given().fitting(plan(3)))
                .isInstanceOfSatisfying(GivenWeightsException.class, e -> {
                    assertThat(e.fault().field()).isEqualTo("initializeFrom.checkpoint");
                    assertThat(e.fault().seen()).isEqualTo("a/b.safetensors");
                })
                .hasMessageContaining("1.weight has the shape [2, 9], needed is [2, 4]")
                .hasMessageContaining("1.bias is I64 instead of")
                .hasMessageContaining("2.running_var is missing, needed is [2]")
                .hasMessageContaining("2.bias holds values that are no finite numbers")
                .hasMessageContaining("net.0.weight [1] has no place");
    }

    @Test
    void aLastLayerWithOtherInputsDoesNotFit() {
        tensors.put("3.weight", numbers(0, 5, 7));
        tensors.put("3.bias", numbers(0, 5));

        assertThatThrownBy(() -> given().fitting(plan(3))).hasMessageContaining("3.weight has the shape [5, 7]");
    }

    @ParameterizedTest
    @CsvSource({"F64, 0.1", "F16, 0.0999755859375", "BF16, 0.10009765625", "F32, 0.1"})
    void realNumbersOfOtherWidthsAreTaken(DataType type, double expected) {
        tensors.put("1.bias", new Tensor(type, new long[] {2}, encoded(type)));

        var bias = Objects.requireNonNull(given().fitting(plan(3)).get("1.bias"));

        assertThat(bias.type()).isEqualTo(DataType.F32);
        assertThat((double) bias.content().getFloat(4)).isCloseTo(expected, within(1e-8));
    }

    @Test
    void anythingElseThanASafetensorsFileIsRefused() {
        assertThatThrownBy(() -> GivenWeights.decode(ORIGIN, new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0, 0, 0}))
                .isInstanceOf(GivenWeightsException.class)
                .hasMessageContaining("must be a safetensors file");
    }

    private static ByteBuffer encoded(DataType type) {
        var bytes = ByteBuffer.allocate(2 * type.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 2; i++) {
            switch (type) {
                case F64 -> bytes.putDouble(0.1);
                case F32 -> bytes.putFloat(0.1f);
                case F16 -> bytes.putShort(Float.floatToFloat16(0.1f));
                case BF16 -> bytes.putShort((short) 0x3dcd);
                case I64, I32, I16, I8, U8, BOOL -> throw new IllegalArgumentException(type + " is no real number");
            }
        }
        return bytes.flip();
    }

    private GivenWeights given() {
        var file = new Safetensors();
        tensors.forEach(file::put);
        var encoded = file.encode();
        var bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        return GivenWeights.decode(ORIGIN, bytes);
    }

    private static Tensor numbers(float value, long... shape) {
        int size = (int) Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        var bytes = ByteBuffer.allocate(size * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < size; i++) {
            bytes.putFloat(value);
        }
        return new Tensor(DataType.F32, shape, bytes.flip());
    }

    private static NetworkPlan plan(int classes) {
        var job = Jobs.job(
                "network: {type: layers, layers: [flatten, {linear: 2}, batchNorm, {linear: " + classes + "}]}");
        return ((NetworkPlan.Result.Fits) NetworkPlan.of(job.network(), new ImageShape(1, 2, 2), classes)).plan();
    }
}
