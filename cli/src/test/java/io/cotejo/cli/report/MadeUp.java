package io.cotejo.cli.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.cotejo.cli.client.RunDetails;
import io.cotejo.events.EpochCompleted;
import io.cotejo.events.EventJson;
import io.cotejo.events.RunId;
import io.cotejo.events.SamplePredictions;
import io.cotejo.events.SamplePredictions.Prediction;
import io.cotejo.events.Score;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** Results that nobody has trained. */
final class MadeUp {
    static final String HOSTILE = "<script>alert('x')</script>|`&\"\n[a](b)";
    static final Instant AT = Instant.parse("2026-11-01T12:00:00Z");
    static final List<String> LABELS = List.of("cat", "dog", "<b>ship</b>");

    private MadeUp() {}

    static RunId id(int number) {
        return RunId.parse("019a0000-0000-7000-8000-%012d".formatted(number));
    }

    /** Two runs, the first with two seeds; the second failed. */
    static Report report(String name) {
        var good = new PublishedRun(
                name,
                List.of(
                        new PublishedFigure(Quantity.TEST_ACCURACY, null, 0.96, List.of(0.95, 0.97), "one <run>"),
                        new PublishedFigure(Quantity.TRAIN_LOSS, 1, 0.5, null, null),
                        new PublishedFigure(Quantity.PARAMETERS, null, 25450.0, null, null),
                        new PublishedFigure(Quantity.TRAINING_SECONDS, null, 8.7, null, null)));
        var bad = new PublishedRun(
                "bad", List.of(new PublishedFigure(Quantity.TEST_ACCURACY, null, null, List.of(0.5), null)));
        var runs = List.of(
                new ReproducedRun(good, List.of(trained(1, 42, 0.97), trained(2, 43, 0.98))),
                new ReproducedRun(bad, List.of(failed(3))));
        return new Report(
                AT,
                "./cotejo reproduce made-up",
                "Trained for <4> epochs.",
                "The links lead nowhere.",
                List.of(new ReproducedDocument(
                        new Document("made-up", "Nobody's tutorial", "It trains nothing.", List.of(good, bad)), runs)));
    }

    static TrainedRun trained(int number, long seed, double accuracy) {
        return new TrainedRun(
                details(number, seed, accuracy),
                epochs(id(number), 4),
                predictions(),
                page(number),
                seed == 42 ? Origin.TRAINED_BEFORE : Origin.ANEW);
    }

    private static URI page(int number) {
        return URI.create("http://127.0.0.1:8081/?experiment=made-up&run=" + id(number));
    }

    static TrainedRun failed(int number) {
        return new TrainedRun(
                read("{\"runId\":\"%s\",\"status\":\"failed\",\"name\":\"bad\",\"seed\":42,\"reason\":\"%s\"}"
                        .formatted(id(number), "The loss is <NaN>.")),
                List.of(),
                null,
                page(number),
                Origin.ANEW);
    }

    static RunDetails details(int number, long seed, double accuracy) {
        return read("""
                {"runId":"%s","experiment":"made-up","name":"good","status":"completed","seed":%d,"parameters":25450,
                 "epochs":4,"epochsDone":4,"bestEpoch":4,"trainingSeconds":7.25,"imagesPerSecond":19116.4,
                 "startedAt":"2026-11-01T10:00:00Z","endedAt":"2026-11-01T10:00:09Z","ending":"all-epochs",
                 "job":{"experiment":"made-up","training":{"epochs":4,"batchSize":64},"optimizer":{"learningRate":1e-3}},
                 "provenance":{"datasetDigest":"%s","codeVersion":"abc1234","libraries":{"djl":"0.35.1"},
                   "processor":"Any processor","threads":2,"device":"cpu"},
                 "summary":{"layers":[{"name":"linear","outputShape":[32],"parameters":25120,"multiplyAdds":25088},
                   {"name":"relu","outputShape":[32],"parameters":0,"multiplyAdds":0},
                   {"name":"linear","outputShape":[10],"parameters":330,"multiplyAdds":320}],
                   "parameters":25450,"multiplyAdds":25408},
                 "evaluation":{"labels":["cat","dog","<b>ship</b>"],
                  "test":{"score":{"loss":0.12,"accuracy":%s},"confusion":[[90,8,2],[3,95,2],[0,1,99]],
                   "topK":[0.97,0.99,1.0],
                   "calibration":{"expectedError":0.012,"bins":[{"images":0,"confidence":0,"accuracy":0},
                     {"images":40,"confidence":0.72,"accuracy":0.65},{"images":260,"confidence":0.97,"accuracy":0.96}]},
                   "report":{"accuracy":0.97,"classes":[
                     {"label":"cat","precision":0.968,"recall":0.9,"f1":0.933,"support":100},
                     {"label":"dog","precision":0.913,"recall":0.95,"f1":0.931,"support":100},
                     {"label":"<b>ship</b>","precision":0.961,"recall":0.99,"f1":0.975,"support":100}],
                    "macroAvg":{"precision":0.947,"recall":0.947,"f1":0.946,"support":300},
                    "weightedAvg":{"precision":0.947,"recall":0.947,"f1":0.946,"support":300}},
                   "confused":[{"true":"cat","predicted":"dog","count":8},{"true":"dog","predicted":"cat","count":3}]},
                  "validation":{"score":{"loss":0.11,"accuracy":0.98}}},
                 "weightsSha256":"%s","futureField":1}""".formatted(id(number), seed, "a".repeat(64), accuracy, "b".repeat(64)));
    }

    /** The same, told by a service that does not know the names of the classes. */
    static RunDetails numbered(RunDetails details) {
        var json = EventJson.mapper().valueToTree(details).toString();
        return read(json.replace("\"labels\":[\"cat\",\"dog\",\"<b>ship</b>\"]", "\"labels\":[\"0\",\"1\",\"2\"]"));
    }

    private static RunDetails read(String json) {
        try {
            return EventJson.mapper().readValue(json, RunDetails.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode json(String text) {
        try {
            return EventJson.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<EpochCompleted> epochs(RunId run, int count) {
        var epochs = new ArrayList<EpochCompleted>();
        for (int epoch = 1; epoch <= count; epoch++) {
            epochs.add(new EpochCompleted(
                    run,
                    1,
                    AT,
                    epoch,
                    count,
                    1e-3,
                    new Score(0.6 / epoch, 1 - 0.2 / epoch),
                    new Score(0.4 / epoch + 0.03, 1 - 0.15 / epoch),
                    null,
                    0.9,
                    true,
                    1.8,
                    19_000));
        }
        return epochs;
    }

    private static SamplePredictions predictions() {
        var first = IntStream.range(0, 3).mapToObj(MadeUp::prediction).toList();
        return new SamplePredictions(LABELS, first, List.of(prediction(4)));
    }

    private static Prediction prediction(int index) {
        return new Prediction(index, index % 3, 0, 0.3, List.of(0.75, 0.2, 0.05), png(index));
    }

    private static String png(int index) {
        var picture = new BufferedImage(28, 28, BufferedImage.TYPE_BYTE_GRAY);
        picture.createGraphics().drawOval(4 + index, 4, 18 - 2 * index, 20);
        try (var bytes = new ByteArrayOutputStream()) {
            ImageIO.write(picture, "png", bytes);
            return Base64.getEncoder().encodeToString(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
