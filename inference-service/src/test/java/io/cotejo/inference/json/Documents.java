package io.cotejo.inference.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Documents that are mostly JSON, and damaged ones. */
public final class Documents {
    private static final int DEEPEST = 4;

    private Documents() {}

    /** Documents of a few values, most of them valid. */
    static Arbitrary<byte[]> any() {
        return padded(value(DEEPEST)).map(text -> text.getBytes(UTF_8));
    }

    /** Documents with a few bytes replaced, put in or left out. */
    public static Arbitrary<byte[]> damaged(Arbitrary<byte[]> documents) {
        return Combinators.combine(documents, damage().list().ofMinSize(1).ofMaxSize(3))
                .as((document, damages) -> {
                    var damaged = document;
                    for (var damage : damages) {
                        damaged = damage.to(damaged);
                    }
                    return damaged;
                });
    }

    private enum Change {
        REPLACE,
        INSERT,
        REMOVE,
        CUT
    }

    private record Damage(int permille, Change change, byte with) {
        byte[] to(byte[] document) {
            int at = permille * document.length / 1000;
            var damaged = new ByteArrayOutputStream();
            damaged.write(document, 0, at);
            if (change == Change.REPLACE || change == Change.INSERT) {
                damaged.write(with);
            }
            int rest = change == Change.INSERT ? at : Math.min(at + 1, document.length);
            if (change != Change.CUT) {
                damaged.write(document, rest, document.length - rest);
            }
            return damaged.toByteArray();
        }
    }

    private static Arbitrary<Damage> damage() {
        var telling = Arbitraries.of("{}[]\",:\\/ \n09.-+eEtfnu"
                .chars()
                .mapToObj(character -> (byte) character)
                .toList());
        return Combinators.combine(
                        Arbitraries.integers().between(0, 999),
                        Arbitraries.of(Change.class),
                        Arbitraries.oneOf(telling, Arbitraries.bytes()))
                .as(Damage::new);
    }

    private static Arbitrary<String> value(int deepest) {
        var words = Arbitraries.frequency(
                Tuple.of(9, "true"),
                Tuple.of(9, "false"),
                Tuple.of(9, "null"),
                Tuple.of(1, "True"),
                Tuple.of(1, "nul"));
        if (deepest == 0) {
            return Arbitraries.oneOf(words, number(), string());
        }
        var array = padded(value(deepest - 1)).list().ofMaxSize(4).map(all -> joined("[", all, "]"));
        var object = padded(field(deepest - 1)).list().ofMaxSize(4).map(all -> joined("{", all, "}"));
        return Arbitraries.oneOf(words, number(), string(), array, object);
    }

    private static Arbitrary<String> padded(Arbitrary<String> texts) {
        var space = Arbitraries.frequency(
                Tuple.of(80, ""),
                Tuple.of(40, " "),
                Tuple.of(20, "\n\t\r "),
                Tuple.of(1, "\u000B"),
                Tuple.of(1, "\u00A0"));
        return Combinators.combine(space, texts, space).as((before, text, after) -> before + text + after);
    }

    private static String joined(String open, List<String> parts, String close) {
        return parts.stream().collect(Collectors.joining(",", open, close));
    }

    private static Arbitrary<String> field(int deepest) {
        var usual = Arbitraries.strings().alpha().ofLength(3).map(Documents::quoted);
        var odd = Arbitraries.of(quoted("a"), quoted("\\u0061"), quoted(""), "a", quoted("n".repeat(257)));
        var names = Arbitraries.frequencyOf(Tuple.of(5, usual), Tuple.of(1, odd), Tuple.of(1, string()));
        return Combinators.combine(names, padded(value(deepest))).as((name, value) -> name + ":" + value);
    }

    private static Arbitrary<String> number() {
        var allowed = Arbitraries.of(
                "-0",
                "1e5",
                "-1.5E-7",
                "0.1e-400",
                "1e400",
                "1e+99999",
                "9223372036854775807",
                "9223372036854775808",
                "-9223372036854775808",
                "9".repeat(100),
                "1." + "0".repeat(99),
                "5e" + "0".repeat(99));
        var wrong = Arbitraries.of(
                "00",
                "01",
                "-01",
                "-",
                "+1",
                ".5",
                "1.",
                "1e",
                "1E+",
                "0x1",
                "NaN",
                "9".repeat(101),
                "1." + "0".repeat(110));
        var usual = Arbitraries.oneOf(
                Arbitraries.longs().map(String::valueOf),
                Arbitraries.integers().between(0, 300).map(String::valueOf),
                Arbitraries.doubles().map(String::valueOf));
        return Arbitraries.frequencyOf(Tuple.of(20, usual), Tuple.of(5, allowed), Tuple.of(1, wrong));
    }

    private static Arbitrary<String> string() {
        var plain = Arbitraries.strings()
                .withCharRange(' ', '~')
                .excludeChars('"', '\\')
                .ofMaxLength(5);
        var allowed = Arbitraries.of(
                "\\n", "\\\"", "\\\\", "\\/", "\\u00e9", "\\uD83D\\uDE00", "é", "😀", "\u007f", "x".repeat(4000));
        var wrong = Arbitraries.of("\\x", "\\u12", "\\ud800", "\\udc00", "\n", "x".repeat(4097));
        return Arbitraries.frequencyOf(Tuple.of(40, plain), Tuple.of(20, allowed), Tuple.of(1, wrong))
                .list()
                .ofMaxSize(4)
                .map(parts -> quoted(String.join("", parts)));
    }

    private static String quoted(String literal) {
        return "\"" + literal + "\"";
    }
}
