package io.cotejo.inference.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cotejo.embedded.junit.KafkaResource;
import io.cotejo.embedded.junit.Pictures;
import io.cotejo.inference.testing.ArtifactsResource;
import io.cotejo.inference.testing.Client;
import io.cotejo.inference.testing.Images;
import io.cotejo.inference.testing.LinearModel;
import io.cotejo.inference.testing.Service;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(ArtifactsResource.class)
class ClassifyIT {
    private static final LinearModel LINEAR = LinearModel.favouring(3);
    private static final byte[] PIXELS = Images.random(LINEAR.shape(), 1, 21);
    private static final BufferedImage GREY = Pictures.grey(28, 28, PIXELS);
    private static final byte[] GREYS = greys();
    private static final String PATH = "/v2/models/pictures/classify";

    private Service service;
    private Client client;

    @BeforeEach
    void serve() {
        service = Service.underTest();
        client = service.client();
        service.serve("pictures", LINEAR);
    }

    @AfterEach
    void close() {
        service.close();
    }

    private static byte[] greys() {
        var greys = new byte[256];
        for (int i = 0; i < greys.length; i++) {
            greys[i] = (byte) i;
        }
        return greys;
    }

    private static void assertClassified(Client.Reply reply, byte[] pixels, int top) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        var expected = LINEAR.probabilities(pixels);
        var order = IntStream.range(0, 10)
                .boxed()
                .sorted((a, b) -> Double.compare(expected[b], expected[a]))
                .toList();
        assertThat(reply.json().path("model_name").asText()).isEqualTo("pictures");
        assertThat(reply.json().path("model_version").asText()).isEqualTo("1");
        assertThat(reply.json().path("predictions")).hasSize(top);
        for (int i = 0; i < top; i++) {
            var prediction = reply.json().path("predictions").path(i);
            assertThat(prediction.path("index").asInt()).isEqualTo(order.get(i));
            assertThat(prediction.path("label").asText()).isEqualTo("label-" + order.get(i));
            assertThat(prediction.path("probability").asDouble()).isCloseTo(expected[order.get(i)], within(1e-5));
        }
    }

    @Test
    void aPngIsClassifiedBestFirst() {
        assertClassified(client.send("POST", PATH, "image/png", Pictures.file(GREY, "png")), PIXELS, 3);
        assertClassified(
                client.post("/v2/models/pictures/versions/1/classify?topK=1", Pictures.file(GREY, "png")), PIXELS, 1);
        assertClassified(client.post(PATH + "?topK=99", Pictures.file(GREY, "png")), PIXELS, 10);
    }

    @Test
    void everyKindOfPngOfTheSamePictureGetsTheSameAnswer() {
        assertClassified(client.post(PATH, Pictures.file(Pictures.sixteenBit(GREY), "png")), PIXELS, 3);
        for (int type : new int[] {BufferedImage.TYPE_3BYTE_BGR, BufferedImage.TYPE_4BYTE_ABGR}) {
            assertClassified(client.post(PATH, Pictures.file(Pictures.coloured(GREY, type), "png")), PIXELS, 3);
        }
        var palette = new IndexColorModel(8, 256, GREYS, GREYS, GREYS);
        var indexed = new BufferedImage(28, 28, BufferedImage.TYPE_BYTE_INDEXED, palette);
        indexed.getRaster().setDataElements(0, 0, 28, 28, PIXELS);
        assertClassified(client.post(PATH, Pictures.file(indexed, "png")), PIXELS, 3);
    }

    @Test
    void whatIsTransparentShowsWhite() {
        var clear = new BufferedImage(28, 28, BufferedImage.TYPE_INT_ARGB);

        var seen = seen(client.post(PATH + "?pixels=true", Pictures.file(clear, "png")));

        assertThat(seen).hasSize(784).containsOnly((byte) 255);
    }

    @Test
    void thePixelsThatTheModelSawAreToldIfAskedFor() {
        var reply = client.post(PATH + "?pixels=true", Pictures.file(GREY, "png"));

        assertClassified(reply, PIXELS, 3);
        assertThat(seen(reply)).isEqualTo(PIXELS);
        assertThat(reply.json().path("pixels").path("channels").asInt()).isEqualTo(1);
        assertThat(reply.json().path("pixels").path("height").asInt()).isEqualTo(28);
        assertThat(reply.json().path("pixels").path("width").asInt()).isEqualTo(28);
        assertThat(client.post(PATH, Pictures.file(GREY, "png")).json().has("pixels"))
                .isFalse();
    }

    private static byte[] seen(Client.Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return Base64.getDecoder()
                .decode(reply.json().path("pixels").path("data").asText());
    }

    @Test
    void aJpegIsTakenInGreyAndInColour() {
        var even = Pictures.even(40, 30, 0x808080);
        var grey = new BufferedImage(40, 30, BufferedImage.TYPE_BYTE_GRAY);
        grey.getRaster()
                .setSamples(
                        0,
                        0,
                        40,
                        30,
                        0,
                        IntStream.generate(() -> 0x80).limit(1200).toArray());

        for (var picture : List.of(even, grey)) {
            var reply = client.send("POST", PATH + "?pixels=true", "image/jpeg", Pictures.file(picture, "jpeg"));

            assertThat(seen(reply)).hasSize(784).containsOnly((byte) 0x80);
        }
    }

    @Test
    void aPictureCanBeInverted() {
        var inverted = PIXELS.clone();
        for (int i = 0; i < inverted.length; i++) {
            inverted[i] = (byte) (255 - (inverted[i] & 0xFF));
        }

        assertClassified(client.post(PATH + "?invert=true", Pictures.file(GREY, "png")), inverted, 3);
    }

    @Test
    void aFormIsTakenToo() {
        var body = new ByteArrayOutputStream();
        body.writeBytes("--x\r\nContent-Disposition: form-data; name=\"image\"; filename=\"7.png\"\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(Pictures.file(GREY, "png"));
        body.writeBytes("\r\n--x--\r\n".getBytes(StandardCharsets.US_ASCII));

        assertClassified(client.send("POST", PATH, "multipart/form-data; boundary=x", body.toByteArray()), PIXELS, 3);
    }

    @Test
    void whatCannotBeClassifiedIsRefusedInWords() {
        var file = Pictures.file(GREY, "png");

        assertRefused(client.post(PATH, Arrays.copyOf(file, file.length / 2)), "damaged");
        assertRefused(client.post(PATH, Pictures.bomb(65_000, 65_000)), "65000 × 65000");
        assertRefused(client.post(PATH, "no image"), "neither a PNG nor a JPEG");
        assertRefused(client.post(PATH, ""), "empty");
        assertRefused(client.post(PATH + "?topK=0", file), "topK");
        assertRefused(client.post(PATH + "?topK=all", file), "topK");
        assertRefused(client.post(PATH + "?invert=yes", file), "invert");
        assertRefused(client.post(PATH + "?pixels=1", file), "pixels");
        assertRefused(client.send("POST", PATH, "multipart/form-data; boundary=x", file), "field 'image'");
    }

    private static void assertRefused(Client.Reply reply, String reason) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(400);
        assertThat(reply.json().fieldNames()).toIterable().containsExactly("error");
        assertThat(reply.json().path("error").asText()).contains(reason);
    }
}
