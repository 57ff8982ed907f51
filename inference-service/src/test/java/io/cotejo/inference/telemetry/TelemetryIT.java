package io.cotejo.inference.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import com.google.protobuf.InvalidProtocolBufferException;
import io.cotejo.embedded.junit.KafkaResource;
import io.cotejo.embedded.junit.Pictures;
import io.cotejo.embedded.junit.TestKafka;
import io.cotejo.events.Event;
import io.cotejo.events.EventJson;
import io.cotejo.events.FeedbackGiven;
import io.cotejo.events.PredictionMade;
import io.cotejo.events.Topic;
import io.cotejo.events.kafka.TopicReader;
import io.cotejo.inference.testing.ArtifactsResource;
import io.cotejo.inference.testing.Client;
import io.cotejo.inference.testing.Images;
import io.cotejo.inference.testing.LinearModel;
import io.cotejo.inference.testing.RawHttp;
import io.cotejo.inference.testing.Service;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(ArtifactsResource.class)
@TestProfile(TelemetryIT.Everything.class)
@SuppressWarnings("NullAway.Init") // made before each test
class TelemetryIT {
    private static final LinearModel LINEAR = LinearModel.favouring(3);
    private static final String MODEL = "told";
    private static final String PATH = "/v2/models/" + MODEL;

    /** Every image is sampled, with its pixels; little feedback is taken to what is not remembered. */
    public static final class Everything implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            var prefix = "cotejo.inference.telemetry.";
            return Map.of(prefix + "sample", "1", prefix + "inputs", "true", prefix + "unremembered", "5");
        }
    }

    private final String id = UUID.randomUUID().toString();
    private Service service;
    private Client client;

    @BeforeEach
    void serve() {
        service = Service.underTest();
        client = service.client();
        if (client.get(PATH).status() != 200) {
            service.registry().crown(service.exports().version(MODEL, 1, LINEAR, profiled(LINEAR), LINEAR));
            service.awaitReady(MODEL);
        }
    }

    @AfterEach
    void close() {
        service.close();
    }

    /** As if it had been trained on dark images, and gave each class as often. */
    private static byte[] profiled(LinearModel model) {
        var profile = "{\"brightness\":[50,30,20,0],\"predicted\":[1,1,1,1,1,1,1,1,1,1]}";
        try {
            return ModelProto.parseFrom(model.onnx()).toBuilder()
                    .addMetadataProps(StringStringEntryProto.newBuilder()
                            .setKey("training_profile")
                            .setValue(profile))
                    .build()
                    .toByteArray();
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }

    private Client.Reply infer(int rows, byte[] pixels) {
        var reply = client.post(PATH + "/infer", Client.inferRequest(LINEAR, rows, pixels));
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply;
    }

    private Client.Reply inferAs(String id, byte[] pixels) {
        var body = Client.inferRequest(LINEAR, 1, pixels).replaceFirst("\\{", "{\"id\":\"" + id + "\",");
        var reply = client.post(PATH + "/infer", body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply;
    }

    private Client.Reply feedback(String body) {
        return client.post(PATH + "/feedback", body);
    }

    private static <T extends Event> List<T> published(Topic topic, Class<T> type) {
        var prefix = ConfigProvider.getConfig().getValue("cotejo.topic-prefix", String.class);
        var all = new ArrayList<T>();
        try (var reader = new TopicReader(
                Map.of("bootstrap.servers", TestKafka.bootstrapServers()), List.of(topic.name(prefix)))) {
            reader.readToEnd(record -> all.add(EventJson.read(record.value(), type)));
        }
        return all;
    }

    private static List<PredictionMade> predictions(String id, int count) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> published(Topic.PREDICTIONS, PredictionMade.class).stream()
                                .filter(each -> each.id().equals(id))
                                .toList(),
                        found -> found.size() == count);
    }

    private static List<FeedbackGiven> feedbacks(String id) {
        return published(Topic.FEEDBACK, FeedbackGiven.class).stream()
                .filter(each -> each.id().equals(id))
                .toList();
    }

    private static String requestId(Client.Reply reply) {
        return reply.response().headers().firstValue("Cotejo-Request-Id").orElse("");
    }

    private double judged(String outcome) {
        return client.meter("cotejo_inference_feedback_total", "model=\"told\"", "outcome=\"" + outcome + "\"");
    }

    private double drift(String of) {
        return client.meter("cotejo_inference_drift_psi", "model=\"told\"", "of=\"" + of + "\"");
    }

    private static int best(byte[] pixels) {
        var probabilities = LINEAR.probabilities(pixels);
        return IntStream.range(0, probabilities.length)
                .reduce((a, b) -> probabilities[b] > probabilities[a] ? b : a)
                .orElseThrow();
    }

    @Test
    void aSampledPredictionIsPublishedUnderTheIdThatItsClientIsTold() throws NoSuchAlgorithmException {
        var pixels = Images.random(LINEAR.shape(), 1, 1);

        var given = requestId(infer(1, pixels));

        var told = predictions(given, 1).getFirst();
        assertThat(told.model()).isEqualTo(MODEL);
        assertThat(told.version()).isEqualTo(1);
        assertThat(told.row()).isZero();
        assertThat(told.byChance()).isTrue();
        assertThat(told.index()).isEqualTo(best(pixels));
        assertThat(told.label()).isEqualTo("label-" + best(pixels));
        for (int i = 0; i < 10; i++) {
            assertThat(told.probabilities().get(i)).isCloseTo((float) LINEAR.probabilities(pixels)[i], within(1e-5f));
        }
        assertThat(told.latencySeconds()).isPositive();
        assertThat(told.inputSha256())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(pixels)));
        assertThat(told.input()).isEqualTo(Base64.getEncoder().encodeToString(pixels));
    }

    @Test
    void eachImageOfABatchIsASampleOfItsOwn() {
        var pixels = Images.random(LINEAR.shape(), 3, 2);

        var told = predictions(requestId(infer(3, pixels)), 3);

        assertThat(told).extracting(PredictionMade::row).containsExactly(0, 1, 2);
        assertThat(told)
                .extracting(PredictionMade::index)
                .containsExactly(best(row(pixels, 0)), best(row(pixels, 1)), best(row(pixels, 2)));
    }

    private static byte[] row(byte[] pixels, int row) {
        return Arrays.copyOfRange(pixels, row * 784, (row + 1) * 784);
    }

    @Test
    void aClientsOwnIdIsKept() {
        var reply = inferAs(id, Images.random(LINEAR.shape(), 1, 3));

        assertThat(requestId(reply)).isEmpty();
        assertThat(predictions(id, 1)).hasSize(1);
    }

    @Test
    void feedbackIsJudgedByWhatIsRememberedAndPublished() {
        var pixels = Images.random(LINEAR.shape(), 1, 4);
        inferAs(id, pixels);
        int best = best(pixels);
        double before = judged("wrong");

        var right = feedback("{\"id\":\"" + id + "\",\"label\":\"label-" + best + "\"}");

        assertThat(right.status()).as(right.text()).isEqualTo(200);
        assertThat(right.json().path("outcome").asText()).isEqualTo("right");
        assertThat(right.json().path("repeated").asBoolean()).isFalse();
        assertThat(right.json().path("model_version").asText()).isEqualTo("1");
        assertThat(right.json().at("/predicted/index").asInt()).isEqualTo(best);
        assertThat(feedbacks(id)).singleElement().satisfies(told -> {
            assertThat(told.index()).isEqualTo(best);
            assertThat(told.version()).isEqualTo(1);
            assertThat(told.predicted()).isEqualTo(best);
            assertThat(told.predictedLabel()).isEqualTo("label-" + best);
        });
        assertThat(judged("right")).isPositive();
        assertThat(judged("wrong")).isEqualTo(before);
    }

    @Test
    void feedbackThatIsSentAgainChangesNothingAndAnotherOneCorrectsIt() {
        inferAs(id, Images.random(LINEAR.shape(), 1, 5));
        int truth = 9 - best(Images.random(LINEAR.shape(), 1, 5));
        var body = "{\"id\":\"" + id + "\",\"index\":" + truth + "}";
        assertThat(feedback(body).json().path("outcome").asText()).isEqualTo("wrong");

        var again = feedback(body);

        assertThat(again.json().path("repeated").asBoolean()).isTrue();
        assertThat(feedbacks(id)).hasSize(1);
        assertThat(feedback(body.replace("" + truth + "}", (truth + 1) % 10 + "}"))
                        .status())
                .isEqualTo(200);
        assertThat(feedbacks(id)).extracting(FeedbackGiven::index).containsExactly(truth, (truth + 1) % 10);
    }

    @Test
    void feedbackToWhatNobodyRemembersIsPublishedAllTheSame() {
        var reply = feedback("{\"id\":\"" + id + "\",\"index\":7}");

        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.json().path("outcome").asText()).isEqualTo("unknown");
        assertThat(reply.json().has("model_version")).isFalse();
        assertThat(feedbacks(id)).singleElement().satisfies(told -> {
            assertThat(told.label()).isEqualTo("label-7");
            assertThat(told.version()).isNull();
        });
        assertThat(judged("unknown")).isPositive();
    }

    @Test
    void tooMuchFeedbackToWhatNobodyRemembersIsRefusedForAWhile() {
        var body = "{\"id\":\"" + id + "\",\"index\":7}";

        var refused = await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> IntStream.range(0, 20)
                                .parallel()
                                .mapToObj(_ -> feedback(body))
                                .filter(reply -> reply.status() == 429)
                                .findAny(),
                        Optional::isPresent);

        assertThat(refused.orElseThrow().json().path("error").asText())
                .contains("cotejo.inference.telemetry.unremembered");
        assertThat(refused.orElseThrow().response().headers().firstValue("Retry-After"))
                .contains("1");
        await().atMost(Duration.ofSeconds(60)).until(() -> feedback(body).status() == 200);
    }

    @Test
    void feedbackThatCannotBeIsRefusedWithTheRemedy() {
        assertThat(feedback("{\"id\":\"" + id + "\",\"label\":\"cow\"}")
                        .json()
                        .path("error")
                        .asText())
                .isEqualTo("label 'cow' is none of the model's, which are " + LINEAR.labels());
        assertThat(feedback("nonsense").status()).isEqualTo(400);
        inferAs(id, Images.random(LINEAR.shape(), 1, 6));
        assertThat(feedback("{\"id\":\"" + id + "\",\"index\":1,\"row\":1}")
                        .json()
                        .path("error")
                        .asText())
                .isEqualTo("row must be below 1, the images of that request, was 1");
        assertThat(client.post("/v2/models/none/feedback", "{\"id\":\"a\",\"index\":1}")
                        .status())
                .isEqualTo(404);
        assertThat(client.post(PATH + "/versions/9/feedback", "{\"id\":\"a\",\"index\":1}")
                        .status())
                .isEqualTo(404);
        assertThat(client.post(PATH + "/versions/1/feedback", "{\"id\":\"a\",\"index\":1}")
                        .status())
                .isEqualTo(200);
        assertThat(client.get(PATH + "/feedback").status()).isEqualTo(405);
    }

    @Test
    void thePageOfAnotherSiteGivesNoFeedback() {
        var body = "{\"id\":\"" + id + "\",\"index\":1}";

        var answer = RawHttp.exchange(
                client.base(),
                "POST " + PATH + "/feedback HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: cross-site\r\n"
                        + "Connection: close\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);

        assertThat(answer).startsWith("HTTP/1.1 403").contains("The page of another site may change nothing here");
        assertThat(feedbacks(id)).isEmpty();
    }

    @Test
    void aPictureIsAlwaysGivenAnId() {
        var picture = Pictures.file(Pictures.grey(28, 28, Images.random(LINEAR.shape(), 1, 7)), "png");

        var made = client.post(PATH + "/classify", picture).json().path("id").asText();
        var own = client.post(PATH + "/classify?id=" + id, picture)
                .json()
                .path("id")
                .asText();

        assertThat(own).isEqualTo(id);
        assertThat(feedback("{\"id\":\"" + made + "\",\"index\":1}")
                        .json()
                        .path("outcome")
                        .asText())
                .isIn("right", "wrong");
        assertThat(predictions(made, 1)).hasSize(1);
    }

    @Test
    void imagesUnlikeThoseOfTheTrainingAreDrift() {
        infer(256, Images.random(LINEAR.shape(), 256, 8));

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(drift("input")).isGreaterThan(0.25));
        assertThat(drift("prediction")).isPositive();
        assertThat(client.meter("cotejo_inference_telemetry_events_total", "outcome=\"sent\""))
                .isPositive();
    }
}
