package io.cotejo.inference.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotejo.embedded.junit.KafkaResource;
import io.cotejo.inference.testing.ArtifactsResource;
import io.cotejo.inference.testing.RawHttp;
import io.cotejo.inference.testing.Service;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(ArtifactsResource.class)
class MalformedIT {
    private static String exchange(String request) {
        try (var service = Service.underTest()) {
            return RawHttp.exchange(service.client().base(), request);
        }
    }

    /** The answer to what is sent before the client sends no more. */
    private static String abandoned(String request) {
        try (var service = Service.underTest()) {
            return RawHttp.exchangeAndEnd(service.client().base(), request);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/v2/%zz,400",
        "/v2/models/%zz,400",
        "/v2/models/%z,400",
        "/v2/models/nobody?x=%zz,400",
        "/app/%zz,400",
        "/q/%zz,400",
        "/v2/models/a|b,404",
        "/v2/models/%ff%fe,404",
        "/v2/models/%00,404",
        "/v2/models/a%2Fb,404",
        "/v2/models/ä,404",
        "/v2/../../../etc/passwd,404",
        "v2,404",
        "%zz,404",
        "*,404",
    })
    void anAddressThatIsNoneIsAnErrorInTheProtocolsForm(String address, int status) {
        var answer = exchange("GET " + address + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 " + status)
                .containsIgnoringCase("content-type: application/json")
                .containsPattern("\r\n\r\n\\{\"error\":\"[^\"]+\"}$")
                .doesNotContain("Exception");
    }

    /** The framework has no place where it could be given a body. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v2\r\n\r\n",
                "nonsense\r\n\r\n",
                "GET /v2 HTTP/1.1\r\nno header\r\n\r\n",
                "POST /v2/repository/index HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
                "POST /v2/repository/index HTTP/1.1\r\nHost: x\r\nContent-Length: two\r\n\r\n{}",
                "POST /v2/repository/index HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
            })
    void whatIsNoHttpIsRefusedAndTheConnectionClosed(String request) {
        assertThat(exchange(request))
                .containsPattern("^HTTP/1.[01] 400 Bad Request\r\n")
                .endsWith("\r\n\r\n");
    }

    /** The framework repeats the version in its answer, whatever it is. */
    @ParameterizedTest
    @ValueSource(strings = {"HTP/1.1", "HTTP/1.1/1.1", "http/1.1", "HTTP/2.0", "HTTP/1.11"})
    void aVersionThatIsNoneIsRefusedAndTheConnectionClosed(String version) {
        assertThat(exchange("GET /v2/health/live " + version + "\r\nHost: x\r\n\r\n"))
                .startsWith(version.toUpperCase(Locale.ROOT) + " 400 Bad Request\r\n")
                .containsPattern("\r\n\r\n\\{\"error\":\"[^\"]+send HTTP/1.1\"}$");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zz\r\n{}\r\n0\r\n\r\n", "2\r\n{}\r\nqq\r\n\r\n", "2\r\n{}"})
    void aBodyThatBreaksOffEndsTheConnection(String chunks) {
        for (var path : List.of("/v2/repository/index", "/v2/models/nobody/infer", "/v2/models/nobody/classify")) {
            assertThat(abandoned(
                            "POST " + path + " HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks))
                    .doesNotContain("HTTP/1.1 200", "HTTP/1.1 500");
        }
    }

    @Test
    void whatIsTooLongIsRefusedAndTheConnectionClosed() {
        assertThat(exchange("GET /" + "a".repeat(10_000) + " HTTP/1.1\r\nHost: x\r\n\r\n"))
                .contains(" 414 ");
        assertThat(exchange("GET /v2 HTTP/1.1\r\nHost: x\r\nX: " + "a".repeat(100_000) + "\r\n\r\n"))
                .contains(" 431 ");
    }

    @Test
    void whatIsLongIsNotRepeatedWhole() {
        var body = "{\"parameters\":{\"" + "v".repeat(40_000) + "\":1}}";

        assertThat(exchange(
                        "POST /v2/repository/models/nobody/load HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: "
                                + body.length() + "\r\n\r\n" + body))
                .contains(" 400 ", "parameters.vvv", "vvv … vvv", "come from the registry")
                .hasSizeLessThan(2_500);
    }
}
