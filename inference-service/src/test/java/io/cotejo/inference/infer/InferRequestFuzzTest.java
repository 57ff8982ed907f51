package io.cotejo.inference.infer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.cotejo.inference.json.Documents;
import io.cotejo.inference.model.ImageShape;
import io.cotejo.inference.protocol.RefusedException;
import io.cotejo.inference.testing.LinearModel;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class InferRequestFuzzTest {
    private static final String SEED = "20260301";
    private static final ImageShape SHAPE = new ImageShape(1, 2, 3);
    private static final String OUTPUTS = "\"outputs\":[{\"name\":\"logits\",\"parameters\":{\"classification\":2}}]";
    private static final String PARAMETERS = "\"parameters\":{\"timeout\":5,\"version\":\"7\",\"x\":1.5}";

    private static InferRequest read(byte[] body, Optional<String> header) {
        var signature = new LinearModel(SHAPE, 3, 0, 1).signature();
        return new InferRequestReader(signature, SHAPE, 4).read(InferBody.of(body, header));
    }

    private static String data(byte[] pixels, boolean nested, String space) {
        var numbers = IntStream.range(0, pixels.length)
                .mapToObj(i -> space + (pixels[i] & 0xFF) + space)
                .toList();
        int columns = SHAPE.width();
        return nested
                ? "[[" + List.of(numbers.subList(0, columns), numbers.subList(columns, 2 * columns)) + "]]"
                : numbers.toString();
    }

    private static Arbitrary<byte[]> pixels() {
        return Arbitraries.bytes().array(byte[].class).ofSize(SHAPE.bytes());
    }

    private static Arbitrary<String> request(byte[] pixels) {
        var data = Combinators.combine(Arbitraries.of(true, false), Arbitraries.of("", " ", "\n\t"))
                .as((nested, space) -> data(pixels, nested, space));
        var input = data.flatMap(text ->
                shuffled("\"name\":\"image\"", "\"datatype\":\"UINT8\"", "\"shape\":[1,1,2,3]", "\"data\":" + text));
        return input.flatMap(text -> shuffled(
                "\"inputs\":[" + text + "]", "\"id\":\"é\\n\"", OUTPUTS, PARAMETERS, "\"extra\":[{\"a\":[null]}]"));
    }

    private static Arbitrary<String> shuffled(String... fields) {
        return Arbitraries.shuffle(fields).map(all -> all.stream().collect(Collectors.joining(",", "{", "}")));
    }

    @Property(tries = 300, seed = SEED)
    void theOrderOfFieldsAndTheNestingDoNotMatter(@ForAll("requests") Sent sent) {
        var request = read(sent.body.getBytes(UTF_8), Optional.empty());

        assertThat(Arrays.copyOf(request.pixels().bytes(), SHAPE.bytes())).isEqualTo(sent.pixels);
        assertThat(request.id()).contains("é\n");
        assertThat(request.version()).contains("7");
        assertThat(request.outputs().classes("logits")).contains(2);
    }

    @Property(tries = 1000, seed = SEED)
    void aDamagedRequestIsReadOrRefused(@ForAll("damaged") byte[] body) {
        assertReadOrRefused(body, Optional.empty());
    }

    @Property(tries = 500, seed = SEED)
    void anyBytesAreReadOrRefused(@ForAll @Size(max = 30) byte[] body, @ForAll @Size(max = 3) byte[] header) {
        assertReadOrRefused(body, Optional.empty());
        assertReadOrRefused(body, Optional.of(new String(header, ISO_8859_1)));
        assertReadOrRefused(body, Optional.of(Integer.toString(body.length / 2)));
    }

    private static void assertReadOrRefused(byte[] body, Optional<String> header) {
        var thrown = catchThrowable(() -> read(body, header));

        if (thrown != null) {
            assertThat(thrown).isInstanceOf(RefusedException.class);
            var reason = ((RefusedException) thrown).reason();
            assertThat(new String(reason.getBytes(UTF_8), UTF_8)).isEqualTo(reason);
        }
    }

    @Provide
    Arbitrary<Sent> requests() {
        return pixels().flatMap(pixels -> request(pixels).map(body -> new Sent(pixels, body)));
    }

    @Provide
    Arbitrary<byte[]> damaged() {
        return Documents.damaged(requests().map(sent -> sent.body.getBytes(UTF_8)));
    }

    /** An image, and one of the ways to send it. */
    static final class Sent {
        private final byte[] pixels;
        private final String body;

        Sent(byte[] pixels, String body) {
            this.pixels = pixels;
            this.body = body;
        }
    }
}
