package io.cotejo.inference.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class JsonWriterTest {
    private static final String SEED = "20260301";
    private static final ObjectMapper JACKSON = new ObjectMapper();

    private static String written(String text) {
        return new String(new JsonWriter(1).string(text).toByteArray(0), UTF_8);
    }

    @Test
    void onlyWhatMustBeIsEscaped() {
        assertThat(written("a \"7\"\\/\b\f\n\r\t\u0001\u007fé😀"))
                .isEqualTo("\"a \\\"7\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\u007fé😀\"");
        assertThat(written("\ud800a\udc00")).isEqualTo("\"\\ud800a\\udc00\"");
    }

    @Property(tries = 1000, seed = SEED)
    void anyStringReadsBackAsItWas(@ForAll String text) throws IOException {
        assertThat(JACKSON.readValue(new JsonWriter(1).string(text).toByteArray(0), String.class))
                .isEqualTo(text);
    }

    @Property(tries = 5000, seed = SEED)
    void anyFiniteNumberReadsBackBitForBit(@ForAll int bits) throws IOException {
        float value = Float.intBitsToFloat(bits);
        if (!Float.isFinite(value)) {
            assertThatThrownBy(() -> new JsonWriter(1).number(value)).isInstanceOf(ArithmeticException.class);
            return;
        }

        var json = new JsonWriter(1).number(value).toByteArray(0);

        assertThat(Float.floatToRawIntBits(Float.parseFloat(new String(json, UTF_8))))
                .isEqualTo(bits);
        assertThat(Float.floatToRawIntBits(JACKSON.readTree(json).floatValue())).isEqualTo(bits);
    }

    @Test
    void thereIsRoomBehindTheTextForWhatIsNoText() {
        var json = new JsonWriter(2).raw("[").number(-7).raw("]");

        assertThat(json.length()).isEqualTo(4);
        assertThat(json.toByteArray(3)).containsExactly('[', '-', '7', ']', 0, 0, 0);
    }
}
