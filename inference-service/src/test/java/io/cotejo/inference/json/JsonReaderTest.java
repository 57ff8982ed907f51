package io.cotejo.inference.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
    private static Object read(String json) {
        return Values.read(json.getBytes(UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "[1,]",
                "[,1]",
                "[1 2]",
                "{\"a\":1,}",
                "{a:1}",
                "{'a':1}",
                "{\"a\" 1}",
                "{\"a\"}",
                "[1}",
                "{]",
                "01",
                "-01",
                "+1",
                ".5",
                "1.",
                "1.e3",
                "1e",
                "1e+",
                "-",
                "--1",
                "0x1",
                "NaN",
                "Infinity",
                "tru",
                "True",
                "nulL",
                "\"a",
                "\"\\x\"",
                "\"\\u12g4\"",
                "\"\\u12",
                "\"\t\"",
                "\"\u0000\"",
                "// a\n1",
                "[1]/**/",
                "1 2",
                "[]]",
                "{}{}",
                "\u00A01",
                "\"\\ud800\"",
                "\"\\udc00\"",
                "\"\\ud800\\n\"",
                "\"\\ud800\\u0041\"",
                "{\"a\":1,\"a\":2}",
                "{\"a\":1,\"\\u0061\":2}",
                "[{\"b\":{\"a\":1,\"a\":2}}]"
            })
    void whatIsNotStrictJsonIsRefused(String json) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(InvalidJsonException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[1,        | it ends where a value should be (line 1, column 4)",
                "[1;        | ';' stands where ',' or ']' should be (line 1, column 3)",
                "[\"é\" x]  | 'x' stands where ',' or ']' should be (line 1, column 6)",
                "{\"a\":1,\"a\":2} | Duplicate field 'a' (line 1, column 11)",
                "[\"\\u12z\"] | 'z' stands where a hexadecimal digit should be",
                "[] x       | it goes on after the document (line 1, column 4)",
            })
    void whatIsWrongAndWhereIsSaid(String json, String message) {
        assertThatThrownBy(() -> read(json)).hasMessageContaining(message);
    }

    @Test
    void linesAreCounted() {
        assertThatThrownBy(() -> read("{\n \"a\": 1\n \"b\": 2}")).hasMessageContaining("(line 3, column 2)");
    }

    @Test
    void escapesAreUnderstood() {
        assertThat(read("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9é\\uD83D\\ude00😀\\u0000\""))
                .isEqualTo("\"\\/\b\f\n\r\téé😀😀\0");
    }

    @Test
    void sizesAreBounded() {
        assertThat(read("\"" + "é".repeat(4096) + "\"")).isEqualTo("é".repeat(4096));
        assertThatThrownBy(() -> read("\"" + "é".repeat(4097) + "\"")).hasMessageContaining("longer than 4096");
        assertThatThrownBy(() -> read("[\"" + "\\n".repeat(4097) + "\"]")).hasMessageContaining("longer than 4096");
        read("{\"" + "n".repeat(256) + "\":1}");
        assertThatThrownBy(() -> read("{\"" + "n".repeat(257) + "\":1}")).hasMessageContaining("longer than 256");
        read("-" + "1".repeat(100));
        assertThatThrownBy(() -> read("1".repeat(101))).hasMessageContaining("more than 100 digits");
        assertThatThrownBy(() -> read("1." + "1".repeat(50) + "e" + "0".repeat(50)))
                .hasMessageContaining("more than 100 digits");
        read("[".repeat(16) + "]".repeat(16));
        assertThatThrownBy(() -> read("[".repeat(17) + "]".repeat(17))).hasMessageContaining("deeper than 16");
    }

    @Test
    void anObjectHasAThousandFieldsAtMost() {
        var json = new StringBuilder("{\"0\":0");
        for (int i = 1; i < 1000; i++) {
            json.append(",\"").append(i).append("\":0");
        }
        read(json + "}");

        assertThatThrownBy(() -> read(json + ",\"x\":0}")).hasMessageContaining("more than 1000 fields");
    }

    @Test
    void aByteOrderMarkIsGoneOver() {
        assertThat(read("\uFEFF[]")).hasToString("[]");
        assertThatThrownBy(() -> read("\uFEFF\uFEFF[]")).isInstanceOf(InvalidJsonException.class);
    }

    @Test
    void bytesAreReadUpToWhateverIsNone() {
        var json = new JsonReader("[7, 0,255 ,\n9,256]".getBytes(UTF_8), 18);
        json.element();
        var bytes = new byte[10];

        assertThat(json.bytes(bytes, 0)).isEqualTo(3);
        assertThat(bytes).startsWith(0, -1, 9, 0);
        assertThat(json.element()).isTrue();
        assertThat(json.seen()).isEqualTo("256");
        assertThat(json.bytes(bytes, 3)).isEqualTo(3);
        assertThat(json.element()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[0,00]", "[0,012]", "[0,0012]", "[0,1.5]", "[0,1e1]", "[0,-1]", "[0,1234]", "[0,,1]", "[0,]"})
    void bytesAreReadByTheSameRulesAsAllNumbers(String json) {
        var reader = new JsonReader(json.getBytes(UTF_8), json.length());
        reader.element();

        assertThat(reader.bytes(new byte[10], 0)).isZero();
    }

    @Test
    void everyByteIsReadWhateverItsNeighbours() {
        for (int value = 0; value < 1000; value++) {
            for (var others : List.of("1,2,3,4", "1,22,333,4", "22,22,22", "222,222,222,222")) {
                for (var document : List.of("[0," + value + "," + others + "]", "[0,5," + value + "," + others + "]")) {
                    assertBytes(document);
                }
            }
        }
    }

    private static void assertBytes(String document) {
        var numbers = Arrays.stream(document.substring(1, document.length() - 1).split(","))
                .map(Integer::valueOf)
                .toList();
        var reader = new JsonReader(document.getBytes(UTF_8), document.length());
        reader.element();
        var bytes = new byte[numbers.size()];
        int read = reader.bytes(bytes, 1);

        var expected = numbers.stream().takeWhile(number -> number < 256).toList();
        assertThat(IntStream.range(0, read).mapToObj(i -> bytes[i] & 0xFF))
                .as(document)
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1;2", "1:2", "3/4", "12\u0000", "1²", "1٣", "0x1", "1,2,3 4", "1,2;3", "1,22-3"})
    void whatIsNoCommaBehindAByteIsSeen(String bytes) {
        var json = ("[0," + bytes + ",5,6,7,8,9]").getBytes(UTF_8);
        var reader = new JsonReader(json, json.length);
        reader.element();
        reader.bytes(new byte[10], 1);

        assertThatThrownBy(reader::element).isInstanceOf(InvalidJsonException.class);
    }

    @Test
    void thereIsNeverMoreReadThanThereIsRoomFor() {
        var json = new JsonReader("[1,2,3,4]".getBytes(UTF_8), 9);
        json.element();
        var bytes = new byte[2];

        assertThat(json.bytes(bytes, 0)).isEqualTo(2);
        assertThat(json.element()).isTrue();
        assertThat(json.whole()).hasValue(4);
    }
}
