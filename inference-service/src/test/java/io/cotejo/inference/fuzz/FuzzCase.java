package io.cotejo.inference.fuzz;

import io.netty.handler.codec.http.HttpVersion;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/**
 * What is sent on one connection. The same seed makes the same case.
 *
 * @param bytes all that is sent
 * @param owed true if the server owes an answer to it; false if it may wait for more
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record FuzzCase(long seed, byte[] bytes, boolean owed) {
    private static final int SHOWN = 300;
    private static final Pattern NETTY_VERSION = Pattern.compile("\\S+/[0-9]{1,9}\\.[0-9]{1,9}");

    static FuzzCase of(long seed, List<FuzzRequest> valid) {
        var random = new Random(seed);
        random.nextInt(); // the first numbers of neighbouring seeds are alike
        var mutations = new Mutations(random);
        int requests = random.nextInt(8) == 0 ? 2 + random.nextInt(4) : 1;
        var bytes = new ByteArrayOutputStream();
        boolean complete = true;
        for (int i = 0; i < requests; i++) {
            var request = valid.get(random.nextInt(valid.size())).copy();
            for (int change = random.nextInt(3); change >= 0; change--) {
                mutations.apply(request);
            }
            complete &= request.complete();
            bytes.writeBytes(request.bytes());
        }
        return spoilt(seed, random, mutations, new FuzzCase(seed, bytes.toByteArray(), complete));
    }

    private static FuzzCase spoilt(long seed, Random random, Mutations mutations, FuzzCase whole) {
        return switch (random.nextInt(10)) {
            case 0 -> new FuzzCase(seed, Arrays.copyOf(whole.bytes, random.nextInt(whole.bytes.length)), false);
            case 1 -> new FuzzCase(seed, mutations.scrambled(whole.bytes), false);
            default -> whole;
        };
    }

    /** True if the answers to it cannot be told apart from what a later protocol says. */
    boolean leavesHttp1() {
        var text = text();
        return text.startsWith("PRI ") || text.contains("Upgrade: ");
    }

    /** True if one of its lines may be read as a request line that ends with this version, as Netty writes it. */
    boolean asksFor(String version) {
        return text().lines()
                .map(line -> line.strip().replaceFirst("(?s)^.*[ \\t\\x0b\\f\\r]", ""))
                .map(String::trim) // as Netty does: other control characters too
                .filter(last -> NETTY_VERSION.matcher(last).matches())
                .map(last -> HttpVersion.valueOf(last).text())
                .map(text -> new String(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.ISO_8859_1))
                .anyMatch(version::equals);
    }

    String text() {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @Override
    public String toString() {
        var text = text().replace("\r", "\\r").replace("\n", "\\n").replaceAll("[^\\x20-\\x7e]", "?");
        return "seed " + seed + ", " + bytes.length + " bytes: " + text.substring(0, Math.min(SHOWN, text.length()));
    }
}
