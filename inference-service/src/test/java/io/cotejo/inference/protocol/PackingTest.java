package io.cotejo.inference.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackingTest {
    private static final int LARGEST = 1000;

    private final Packing packing = new Packing(LARGEST);

    private static byte[] packedRaw(byte[] body) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
                var out = new DeflaterOutputStream(bytes, deflater)) {
            out.write(body);
        }
        return bytes.toByteArray();
    }

    private static byte[] packed(String encoding, byte[] body) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = encoding.equals("gzip") ? new GZIPOutputStream(bytes) : new DeflaterOutputStream(bytes)) {
            out.write(body);
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate"})
    void aBodyOfTheLargestSizeIsUnpacked(String encoding) throws IOException {
        var body = new byte[LARGEST];
        Arrays.fill(body, (byte) 7);

        assertThat(packing.unpack(encoding, packed(encoding, body))).isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate"})
    void aByteMoreIsTooLarge(String encoding) throws IOException {
        var body = packed(encoding, new byte[LARGEST + 1]);

        assertThatThrownBy(() -> packing.unpack(encoding, body))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("larger than 1000 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate"})
    void whatIsCutOffOrNotPackedIsRefused(String encoding) throws IOException {
        var whole = packed(encoding, "{\"inputs\":[]}".getBytes(UTF_8));
        var half = Arrays.copyOf(whole, whole.length / 2);

        for (byte[] body : new byte[][] {half, "{}".getBytes(UTF_8), new byte[0]}) {
            assertThatThrownBy(() -> packing.unpack(encoding, body))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("not packed with " + encoding);
        }
    }

    @Test
    void deflateIsReadWithAndWithoutItsHeader() throws IOException {
        var random = new Random(9);
        for (int length = 0; length <= LARGEST; length += 50) {
            var body = new byte[length];
            random.nextBytes(body);

            assertThat(packing.unpack("deflate", packedRaw(body))).isEqualTo(body);
            assertThat(packing.unpack("deflate", packed("deflate", body))).isEqualTo(body);
        }
    }

    @Test
    void namesOfEncodingsAreReadInAnyCase() {
        assertThat(packing.unpack(" Identity", new byte[] {1})).containsExactly(1);
    }
}
