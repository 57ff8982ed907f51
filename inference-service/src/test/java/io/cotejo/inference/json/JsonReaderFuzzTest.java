package io.cotejo.inference.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CodingErrorAction;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;

/** Our reader against Jackson's strict one: the same documents are refused, and the others say the same. */
class JsonReaderFuzzTest {
    private static final String SEED = "20260301";

    @Provide
    Arbitrary<byte[]> documents() {
        return Documents.any();
    }

    @Provide
    Arbitrary<byte[]> damaged() {
        return Documents.damaged(Documents.any());
    }

    @Property(tries = 1000, seed = SEED)
    void documentsAreReadAsJacksonReadsThem(@ForAll("documents") byte[] document) {
        assertSame(document);
    }

    @Property(tries = 1000, seed = SEED)
    void damagedDocumentsAreReadOrRefusedAsByJackson(@ForAll("damaged") byte[] document) {
        assertSame(document);
    }

    @Property(tries = 1000, seed = SEED)
    void anyBytesAtAllAreReadOrRefused(@ForAll @Size(max = 40) byte[] bytes) {
        assertSame(bytes);
        assertSame(inQuotes(bytes));
    }

    @Property(tries = 500, seed = SEED)
    void runsOfBytesAreReadAsOneByOne(@ForAll("elements") List<String> elements) {
        var document = ("[0," + String.join(",", elements) + "]").getBytes(UTF_8);
        var json = new JsonReader(document, document.length);
        json.element();
        var bytes = new byte[elements.size()];

        int read = json.bytes(bytes, 0);

        var expected = elements.stream()
                .takeWhile(element ->
                        element.strip().matches("0|[1-9][0-9]{0,2}") && Integer.parseInt(element.strip()) < 256)
                .map(element -> (byte) Integer.parseInt(element.strip()))
                .toList();
        assertThat(IntStream.range(0, read).mapToObj(i -> bytes[i])).isEqualTo(expected);
    }

    @Provide
    Arbitrary<List<String>> elements() {
        var usual = Arbitraries.integers().between(0, 255).map(String::valueOf);
        var odd = Arbitraries.of(
                " 7", "8 \n", "256", "007", "00", "999", "1.0", "1e1", "-0", "", "[1]", "x", "99999", "\"5\"", "²",
                "٣");
        return Arbitraries.frequencyOf(Tuple.of(20, usual), Tuple.of(1, odd))
                .list()
                .ofMinSize(1)
                .ofMaxSize(40);
    }

    private static byte[] inQuotes(byte[] bytes) {
        var quoted = new byte[bytes.length + 2];
        Arrays.fill(quoted, (byte) '"');
        System.arraycopy(bytes, 0, quoted, 1, bytes.length);
        return quoted;
    }

    private static void assertSame(byte[] document) {
        var expected = expected(document);
        if (expected.isPresent()) {
            assertThat(Values.read(document)).isEqualTo(expected.get());
            Values.skip(document);
        } else {
            assertThatThrownBy(() -> Values.read(document)).isInstanceOf(InvalidJsonException.class);
            assertThatThrownBy(() -> Values.skip(document)).isInstanceOf(InvalidJsonException.class);
        }
    }

    /**
     * What Jackson reads from the text, which it is given decoded: its own decoder is laxer than RFC 3629, and fails on
     * surrogate pairs escaped in names. Half surrogate pairs, which it takes, we do not.
     */
    private static Optional<Object> expected(byte[] document) {
        try {
            var text = UTF_8.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(document))
                    .toString();
            var value = Values.readByJackson(text.startsWith("\uFEFF") ? text.substring(1) : text);
            return Optional.of(value).filter(all -> strings(all).allMatch(JsonReaderFuzzTest::isText));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Stream<String> strings(Object value) {
        return switch (value) {
            case String text -> Stream.of(text);
            case List<?> elements -> elements.stream().flatMap(JsonReaderFuzzTest::strings);
            case Map<?, ?> fields ->
                Stream.concat(fields.keySet().stream(), fields.values().stream())
                        .flatMap(JsonReaderFuzzTest::strings);
            default -> Stream.of();
        };
    }

    private static boolean isText(String text) {
        return new String(text.getBytes(UTF_8), UTF_8).equals(text);
    }
}
