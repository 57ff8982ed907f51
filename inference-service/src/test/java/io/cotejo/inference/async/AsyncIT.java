package io.cotejo.inference.async;

import static io.cotejo.inference.async.Requests.header;
import static io.cotejo.inference.async.Requests.letter;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cotejo.embedded.junit.KafkaResource;
import io.cotejo.events.kafka.DeadLetters;
import io.cotejo.inference.model.ImageShape;
import io.cotejo.inference.testing.ArtifactsResource;
import io.cotejo.inference.testing.Client;
import io.cotejo.inference.testing.Images;
import io.cotejo.inference.testing.LinearModel;
import io.cotejo.inference.testing.Service;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(ArtifactsResource.class)
class AsyncIT {
    private static final LinearModel FIRST = LinearModel.favouring(3);
    private static final LinearModel SECOND = LinearModel.favouring(5);
    private static final LinearModel SMALL = new LinearModel(new ImageShape(1, 4, 4), 10, 1, 2);
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private Service service;
    private Requests requests;

    @BeforeEach
    void serve() {
        service = Service.underTest();
        if (service.client().get("/v2/models/async-small").status() != 200) {
            service.registry().register(service.exports().version("async-digits", 1, FIRST));
            service.registry().crown(service.exports().version("async-digits", 2, SECOND));
            service.registry().crown(service.exports().version("async-small", 1, SMALL));
            service.awaitReady("async-small");
            service.awaitReady("async-digits");
        }
        requests = new Requests(ConfigProvider.getConfig().getValue("cotejo.topic-prefix", String.class));
    }

    @AfterEach
    void close() {
        requests.close();
        service.close();
    }

    private static byte[] json(LinearModel model, int rows, byte[] pixels) {
        return Client.inferRequest(model, rows, pixels).getBytes(UTF_8);
    }

    private static JsonNode read(ConsumerRecord<byte[], byte[]> answer) throws IOException {
        assertThat(letter(answer))
                .as(header(answer.headers(), DeadLetters.REASON))
                .isFalse();
        return new ObjectMapper().readTree(answer.value());
    }

    @Test
    void theAnswerIsTheOneOfRestUnderTheRequestsKey() {
        var pixels = Images.random(SECOND.shape(), 2, 31);
        byte[] key = {(byte) 0xFF, 0, (byte) 0x80, 'k'}; // no UTF-8
        var overRest =
                service.client().post("/v2/models/async-digits/infer", new String(json(SECOND, 2, pixels), UTF_8));

        requests.send(requests.request(
                key,
                json(SECOND, 2, pixels),
                "model=async-digits",
                "traceparent=" + TRACE,
                "correlation-id=c-7",
                "other=x"));
        var answer = requests.next();

        assertThat(answer.key()).isEqualTo(key);
        assertThat(new String(answer.value(), UTF_8)).isEqualTo(overRest.text());
        var headers = new HashMap<String, String>();
        answer.headers().forEach(each -> headers.put(each.key(), new String(each.value(), UTF_8)));
        assertThat(headers)
                .containsEntry("model", "async-digits")
                .containsEntry("version", "2")
                .containsEntry("content-type", "application/json")
                .containsEntry("traceparent", TRACE)
                .containsEntry("correlation-id", "c-7")
                .containsEntry("request-partition", Integer.toString(answer.partition()))
                .containsKeys("request-topic", "request-offset")
                .hasSize(8);
    }

    @Test
    void binaryTensorsAreTakenAndGiven() throws IOException {
        var pixels = Images.random(FIRST.shape(), 1, 32);
        var json = ("{\"inputs\":[{\"name\":\"image\",\"shape\":[1,1,28,28],\"datatype\":\"UINT8\",\"parameters\":"
                        + "{\"binary_data_size\":784}}],\"parameters\":{\"binary_data_output\":true}}")
                .getBytes(UTF_8);
        var body = ByteBuffer.allocate(json.length + 784).put(json).put(pixels).array();

        requests.send("b", body, "model=async-digits", "version=1", "Inference-Header-Content-Length=" + json.length);
        var answer = requests.next();

        int length = Integer.parseInt(header(answer.headers(), "Inference-Header-Content-Length"));
        assertThat(header(answer.headers(), "content-type")).isEqualTo("application/octet-stream");
        assertThat(new String(answer.value(), 0, length, UTF_8)).contains("\"model_version\":\"1\"");
        var tensors = ByteBuffer.wrap(answer.value()).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(answer.value()).hasSize(length + 80);
        for (int i = 0; i < 10; i++) {
            assertThat(tensors.getFloat(length + 4 * i)).isCloseTo(FIRST.logits(pixels)[i], within(1e-4f));
        }
    }

    @Test
    void theBytesOfAnImageAreARequest() {
        var pixels = Images.random(SECOND.shape(), 1, 33);

        requests.send("r", pixels, "model=async-digits", "Inference-Header-Content-Length=0");
        var answer = requests.next();

        int length = Integer.parseInt(header(answer.headers(), "Inference-Header-Content-Length"));
        assertThat(ByteBuffer.wrap(answer.value())
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .getFloat(length))
                .isCloseTo(SECOND.logits(pixels)[0], within(1e-4f));
    }

    @Test
    void theRequestItselfMayNameTheVersionUnlessTheHeaderNamesAnother() {
        var body = new String(json(FIRST, 1, Images.random(FIRST.shape(), 1, 34)), UTF_8)
                .replaceFirst("\\{", "{\"parameters\":{\"version\":\"1\"},")
                .getBytes(UTF_8);

        requests.send("v", body, "model=async-digits");
        requests.send("v", body, "model=async-digits", "version=2");

        var replies = requests.await(2);
        assertThat(replies)
                .filteredOn(each -> !letter(each))
                .singleElement()
                .satisfies(answer ->
                        assertThat(header(answer.headers(), "version")).isEqualTo("1"));
        assertThat(replies)
                .filteredOn(Requests::letter)
                .singleElement()
                .satisfies(letter -> assertThat(header(letter.headers(), DeadLetters.REASON))
                        .contains("names version '2' and parameters.version '1'; name one of them"));
    }

    @Test
    void requestsToSeveralModelsAreAnsweredInTheOrderOfTheirKeys() throws IOException {
        var pixels = new ArrayList<byte[]>();
        for (int i = 0; i < 60; i++) {
            boolean small = i % 3 == 0;
            var model = small ? SMALL : i % 3 == 1 ? FIRST : SECOND;
            pixels.add(Images.random(model.shape(), 1 + i % 4, i));
            var body = new String(json(model, 1 + i % 4, pixels.getLast()), UTF_8)
                    .replaceFirst("\\{", "{\"id\":\"" + i + "\",");
            requests.send(requests.request(
                    ("key-" + i % 5).getBytes(UTF_8),
                    body.getBytes(UTF_8),
                    small ? "model=async-small" : "model=async-digits",
                    "version=" + (i % 3 == 2 ? 2 : 1)));
        }

        var last = new HashMap<String, Integer>();
        for (var answer : requests.await(60)) {
            var document = read(answer);
            int i = document.path("id").asInt();
            var model = i % 3 == 0 ? SMALL : i % 3 == 1 ? FIRST : SECOND;
            var image = Arrays.copyOf(pixels.get(i), model.shape().bytes());
            assertThat(document.path("outputs").path(0).path("data")).hasSize(10 * (1 + i % 4));
            assertThat(document.path("outputs").path(0).path("data").path(4).doubleValue())
                    .isCloseTo(model.logits(image)[4], within(1e-4));
            assertThat(last.getOrDefault(new String(answer.key(), UTF_8), -1)).isLessThan(i);
            last.put(new String(answer.key(), UTF_8), i);
        }
        assertThat(last).hasSize(5);
    }

    @ParameterizedTest
    @CsvSource({
        "model=nobody, {}, unknown, model 'nobody' is not known",
        "model=async-digits;version=9, {}, unknown, has no version '9'",
        "model=async-digits;version=one, {}, unknown, has no version 'one'",
        "other=x, {}, invalid, lacks the header model",
        "model=async-digits, nonsense, invalid, not valid JSON",
        "model=async-digits, '', invalid, the body is empty",
        "model=async-digits;Inference-Header-Content-Length=99, {}, invalid, Inference-Header-Content-Length must be",
        "model=async-digits, , invalid, the record has no value",
    })
    void whatNobodyCanAnswerIsPutAsideWithTheReason(String headers, @Nullable String value, String reason, String why) {
        var bytes = value == null ? null : value.getBytes(UTF_8);
        double before = letters(reason);

        requests.send("e", bytes, headers.split(";", -1));
        var letter = requests.next();

        assertThat(letter(letter)).isTrue();
        assertThat(letter.value()).isEqualTo(bytes);
        assertThat(new String(letter.key(), UTF_8)).isEqualTo("e");
        assertThat(header(letter.headers(), DeadLetters.REASON)).contains(why);
        for (var sent : headers.split(";", -1)) {
            var pair = sent.split("=", 2);
            assertThat(header(letter.headers(), pair[0])).isEqualTo(pair[1]);
        }
        await().atMost(PATIENCE).until(() -> letters(reason) == before + 1);
    }

    private double letters(String reason) {
        return service.client()
                .meter("cotejo_deadletter_events_total", "reason=\"" + reason + "\"", "topic=\"requests\"");
    }

    private double waitingPartitions() {
        return service.client().meter("cotejo_inference_async_waiting_partitions");
    }

    private double executions(String model) {
        return service.client().meter("cotejo_inference_executions_total", "model=\"" + model + "\"");
    }

    @Test
    void aRequestThatIsTooLargeIsPutAside() {
        requests.send("l", new byte[1_100_000], "model=async-digits");
        requests.send("l", new byte[9_000_000], "model=async-digits");
        var large = requests.next();
        var larger = requests.next();

        assertThat(header(large.headers(), DeadLetters.REASON)).isEqualTo("the request is larger than 1048576 bytes");
        assertThat(large.value()).hasSize(1_100_000);
        assertThat(header(larger.headers(), DeadLetters.REASON)).endsWith("it is too large to be kept here");
        assertThat(larger.value()).isNull();
        assertThat(header(larger.headers(), DeadLetters.OFFSET)).isNotEqualTo("absent");
    }

    @Test
    void anAnswerThatKafkaDoesNotTakeIsPutAside() throws IOException {
        var wide = new LinearModel(new ImageShape(1, 4, 4), 2_000, 1, 2);
        service.registry().crown(service.exports().version("async-wide", 1, wide));
        await().atMost(PATIENCE)
                .until(() -> service.client().get("/v2/models/async-wide").status() == 200);

        requests.send("l", json(SMALL, 1, new byte[16]), "model=async-small");
        requests.send("l", json(wide, 256, new byte[256 * 16]), "model=async-wide");
        requests.send("l", json(wide, 1, new byte[16]), "model=async-wide");

        var replies = requests.await(3);
        assertThat(replies).filteredOn(Requests::letter).singleElement().satisfies(letter -> {
            assertThat(header(letter.headers(), DeadLetters.REASON)).contains("ask for fewer images or outputs");
            assertThat(letter.value()).isEqualTo(json(wide, 256, new byte[256 * 16]));
        });
        assertThat(replies).filteredOn(each -> !letter(each)).hasSize(2);
    }

    @Test
    void whoNamesAVersionThatWillNeverServeDoesNotHoldUpTheOthers() {
        service.registry().register(service.exports().version("async-small", 7, SMALL, FIRST));
        await().atMost(PATIENCE)
                .until(() -> service.client()
                                .get("/v2/models/async-small/versions/7")
                                .status()
                        == 503);

        requests.send("n", json(SMALL, 1, new byte[16]), "model=async-small", "version=7");
        requests.send("n", json(SMALL, 1, new byte[16]), "model=async-small");

        var replies = requests.await(2);
        assertThat(replies)
                .filteredOn(Requests::letter)
                .singleElement()
                .satisfies(letter ->
                        assertThat(header(letter.headers(), DeadLetters.REASON)).contains("version 7 cannot serve"));
        assertThat(replies).filteredOn(each -> !letter(each)).hasSize(1);
    }

    @Test
    void whoWaitsForAModelIsAnsweredOnceItIsThere() throws IOException {
        var version = service.exports().version("async-late", 1, FIRST);
        var file = service.store().path(version.export().onnx().uri());
        var elsewhere = file.resolveSibling("elsewhere");
        Files.move(file, elsewhere);
        service.registry().crown(version);
        await().atMost(PATIENCE)
                .until(() -> service.client().get("/v2/models/async-late").status() == 503);

        requests.send("w", json(FIRST, 1, new byte[784]), "model=async-late");
        requests.send("w", json(SECOND, 1, new byte[784]), "model=async-digits");
        await().atMost(PATIENCE).until(() -> waitingPartitions() == 1);
        assertThat(requests.late()).isEmpty();
        Files.move(elsewhere, file);

        assertThat(requests.await(2))
                .extracting(answer -> header(answer.headers(), "model"))
                .containsExactly("async-late", "async-digits");
        await().atMost(PATIENCE).until(() -> waitingPartitions() == 0);
    }

    @Test
    void requestsOfOnePollAreClassifiedTogether() {
        double runs = executions("async-small");
        var all = new ArrayList<Map.Entry<String, byte[]>>();
        for (int i = 0; i < 200; i++) {
            all.add(Map.entry("together", Images.random(SMALL.shape(), 1, i)));
        }

        requests.sendAll(all.stream()
                .map(each -> requests.request(
                        each.getKey().getBytes(UTF_8),
                        each.getValue(),
                        "model=async-small",
                        "Inference-Header-Content-Length=0"))
                .toList());
        List<ConsumerRecord<byte[], byte[]>> answers = requests.await(200);

        assertThat(answers).noneMatch(Requests::letter);
        assertThat(executions("async-small") - runs).isLessThan(100);
    }
}
