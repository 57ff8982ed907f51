package io.cotejo.events.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestSenderTest {
    private static final String HOST = "127.0.0.1:8081";

    @Test
    void aProgramNamesNoSiteAndMayChangeThings() {
        assertThat(post(null, null).refusal()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"same-origin", "none"})
    void theOwnPageMayChangeThingsEvenBehindAProxyThatRenamesTheHost(String site) {
        assertThat(post("https://cotejo.example", site).refusal()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site", "SAME-ORIGIN", ""})
    void anotherSiteMayNot(String site) {
        assertThat(post("http://" + HOST, site).refusal())
                .hasValueSatisfying(why ->
                        assertThat(why).contains("Sec-Fetch-Site was " + site).contains("own page"));
        assertThat(post(null, site).refusal()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8081", "https://127.0.0.1:8081", "http://127.0.0.1:8081/"})
    void withoutFetchMetadataTheOriginMustBeOfTheHost(String origin) {
        assertThat(post(origin, null).refusal()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"null", "", "http://127.0.0.1", "http://127.0.0.1:8082", "http://evil.example", "http://", "a b"
            })
    void anyOtherOriginIsRefused(String origin) {
        assertThat(post(origin, null).refusal())
                .hasValueSatisfying(
                        why -> assertThat(why).contains("Origin was " + origin).contains("Host " + HOST));
    }

    @Test
    void anOriginWithoutHostIsRefused() {
        assertThat(new RequestSender("DELETE", null, "http://" + HOST, null).refusal())
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "OPTIONS"})
    void everyoneMayRead(String method) {
        assertThat(new RequestSender(method, HOST, "http://evil.example", "cross-site").refusal())
                .isEmpty();
    }

    private static RequestSender post(@Nullable String origin, @Nullable String site) {
        return new RequestSender("POST", HOST, origin, site);
    }
}
