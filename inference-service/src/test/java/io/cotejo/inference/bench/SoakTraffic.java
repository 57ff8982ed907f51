package io.cotejo.inference.bench;

import io.cotejo.inference.testing.Images;
import io.cotejo.inference.testing.LinearModel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/** The soak's requests in random order, and what became of them. What was sent may be asked by any thread. */
final class SoakTraffic implements Plan {
    static final String MODEL = "soaked";

    private static final String INFER = "/v2/models/" + MODEL + "/infer";
    private static final int MOST_COMPLAINTS = 10;
    private static final byte[] PIXELS = Images.random(LinearModel.favouring(0).shape(), 1, 11);
    private static final List<String> BAD_BODIES = List.of(
            "",
            "{",
            "[]",
            "{\"inputs\":[]}",
            "{\"inputs\":[{\"name\":\"image\",\"shape\":[1,1,28,28],\"datatype\":\"UINT8\",\"data\":[1,2,3]}]}",
            "{\"inputs\":[{\"name\":\"other\",\"shape\":[1,1,28,28],\"datatype\":\"UINT8\",\"data\":[]}]}",
            "{\"inputs\":[{\"name\":\"image\",\"shape\":[1,1,28,28],\"datatype\":\"FP32\",\"data\":[]}]}",
            "no JSON at all");

    private final Random random = new Random(5);
    private final long requests;
    private final BooleanSupplier swapping;
    private final Runnable atEachTenth;
    private final Map<SoakKind, List<Sending>> sendings = new EnumMap<>(SoakKind.class);
    private final Map<SoakKind, Long> asExpected = new EnumMap<>(SoakKind.class);
    private final List<String> complaints = new ArrayList<>();
    private final Latencies latencies = new Latencies();
    private final AtomicLong sent = new AtomicLong();

    /** Sends at least so many, and more as long as models are swapped. */
    SoakTraffic(long requests, BooleanSupplier swapping, Runnable atEachTenth) {
        this.requests = requests;
        this.swapping = swapping;
        this.atEachTenth = atEachTenth;
        var binary = HttpRequests.binary(INFER, PIXELS);
        var json = HttpRequests.json(INFER, PIXELS);
        add(SoakKind.BINARY, binary);
        add(SoakKind.JSON, json);
        BAD_BODIES.forEach(
                body -> add(SoakKind.BAD, HttpRequests.post(INFER, "", body.getBytes(StandardCharsets.UTF_8))));
        add(SoakKind.UNKNOWN, HttpRequests.json("/v2/models/nobody/infer", PIXELS));
        add(SoakKind.UNKNOWN, HttpRequests.binary("/v2/models/" + MODEL + "/versions/99/infer", PIXELS));
        abandon(SoakKind.HUNG_UP_EARLY, json, json.length / 2);
        abandon(SoakKind.HUNG_UP_EARLY, binary, binary.length - 1);
        abandon(SoakKind.HUNG_UP_LATE, binary, binary.length);
    }

    private void add(SoakKind kind, byte[] request) {
        sendings.computeIfAbsent(kind, _ -> new ArrayList<>()).add(Sending.request(kind.name(), request));
    }

    private void abandon(SoakKind kind, byte[] request, int bytes) {
        sendings.computeIfAbsent(kind, _ -> new ArrayList<>()).add(Sending.abandoned(kind.name(), request, bytes));
    }

    /** How many were sent so far. */
    long sent() {
        return sent.get();
    }

    /** How many of a kind ended as they should. */
    long asExpected(SoakKind kind) {
        return asExpected.getOrDefault(kind, 0L);
    }

    /** How many that the service must count so ended as they should. */
    long asExpected(String outcome) {
        return asExpected.entrySet().stream()
                .filter(entry -> entry.getKey().outcome().equals(outcome))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** Some of the answers that nobody asked for. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    Latencies latencies() {
        return latencies;
    }

    @Override
    public boolean goesOn() {
        return sent.get() < requests || swapping.getAsBoolean();
    }

    @Override
    public Sending next() {
        long number = sent.getAndIncrement();
        if (number <= requests && number % Math.max(1, requests / 10) == 0) {
            atEachTenth.run();
        }
        var choices = sendings.getOrDefault(kind(), List.of());
        return choices.get(random.nextInt(choices.size()));
    }

    private SoakKind kind() {
        int dice = random.nextInt(1_000);
        for (var kind : SoakKind.values()) {
            dice -= kind.weight();
            if (dice < 0) {
                return kind;
            }
        }
        throw new IllegalStateException("the weights must add up to 1,000");
    }

    @Override
    public void answered(Sending sending, AnswerHead answer, long nanos) {
        var kind = SoakKind.valueOf(sending.kind());
        latencies.add(nanos);
        if (answer.status() == kind.status()) {
            asExpected.merge(kind, 1L, Long::sum);
        } else if (complaints.size() < MOST_COMPLAINTS) {
            complaints.add("request " + sent + " of kind " + kind + " was answered " + answer.status() + ", not "
                    + kind.status());
        }
    }

    @Override
    public void hungUp(Sending sending) {
        asExpected.merge(SoakKind.valueOf(sending.kind()), 1L, Long::sum);
    }
}
