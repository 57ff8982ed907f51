package io.cotejo.metrics.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookTest {
    private static final String SECRET = "It's a Secret to Everybody";
    private static final Set<Occasion> ALL = Set.of(Occasion.values());

    /** The figure is that of {@code printf '1700000000.{"a":1}' | openssl dgst -sha256 -hmac "It's a Secret to Everybody"}. */
    @Test
    void theSignatureIsThatOfOpenSsl() {
        assertThat(webhook("ci", "https://example.org/hook", SECRET).sign(1_700_000_000, "{\"a\":1}"))
                .isEqualTo("51538ab6f6314bb1f45de59d49edd93447bd4ca11fd52ee2fc1bb150735de0c6");
    }

    @Test
    void theAddressIsToldWithoutPathAndQueryForTheyMayHoldASecret() {
        assertThat(webhook("ci", "https://example.org:8443/hook?token=abc", SECRET)
                        .place())
                .isEqualTo("https://example.org:8443");
    }

    @ParameterizedTest
    @CsvSource({
        "c/i, https://example.org/, 0123456789abcdef, cotejo.webhooks.c/i must be a name",
        "ci, ftp://example.org/, 0123456789abcdef, cotejo.webhooks.ci.url must be an http or https address",
        "ci, https://ada:pw@example.org/, 0123456789abcdef, cotejo.webhooks.ci.url must be",
        "ci, https:///hook, 0123456789abcdef, cotejo.webhooks.ci.url must be",
        "ci, https://example.org/, tooshort, cotejo.webhooks.ci.secret must be a text of at least 16 characters"
    })
    void whatCannotBeIsNamedWithoutTheSecret(String name, String url, String secret, String why) {
        assertThatThrownBy(() -> webhook(name, url, secret))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(why)
                .hasMessageNotContaining("tooshort");
    }

    @Test
    void aWebhookIsToldOfSomething() {
        assertThatThrownBy(() -> new Webhook("ci", URI.create("https://example.org/"), SECRET, Set.of()))
                .hasMessageStartingWith("cotejo.webhooks.ci.events must be");
    }

    @Test
    void pausesDoubleUpToAnHourAndEnd() {
        assertThat(Backoff.after(1))
                .hasValueSatisfying(pause -> assertThat(pause).hasSeconds(1));
        assertThat(Backoff.after(4))
                .hasValueSatisfying(pause -> assertThat(pause).hasSeconds(8));
        assertThat(Backoff.after(23))
                .hasValueSatisfying(pause -> assertThat(pause).hasHours(1));
        assertThat(Backoff.after(24)).isEmpty();
    }

    private static Webhook webhook(String name, String url, String secret) {
        return new Webhook(name, URI.create(url), secret, ALL);
    }
}
