package io.cotejo.metrics.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;

class WebhooksConfigTest {
    @Test
    void nobodyIsToldByDefault() {
        assertThat(Webhooks.of(config()).all()).isEmpty();
    }

    @Test
    void aWebhookIsToldOfEverythingUnlessOtherwiseAsked() {
        var webhooks = Webhooks.of(config(
                "cotejo.webhooks.ci.url", "https://example.org/a",
                "cotejo.webhooks.ci.secret", "0123456789abcdef"));

        assertThat(webhooks.all()).singleElement().satisfies(webhook -> {
            assertThat(webhook.name()).isEqualTo("ci");
            assertThat(webhook.place()).isEqualTo("https://example.org");
            assertThat(webhook.events()).containsExactlyInAnyOrder(Occasion.values());
        });
    }

    @Test
    void allOfItCanBeSet() {
        var webhooks = Webhooks.of(config(
                "cotejo.webhooks.ci.url", "https://example.org/a",
                "cotejo.webhooks.ci.secret", "0123456789abcdef",
                "cotejo.webhooks.ci.events", "alias-moved"));

        assertThat(webhooks.all().getFirst().events()).containsExactly(Occasion.ALIAS_MOVED);
    }

    private static WebhooksConfig config(String... settings) {
        var builder = new SmallRyeConfigBuilder().withMapping(WebhooksConfig.class);
        for (int i = 0; i < settings.length; i += 2) {
            builder.withDefaultValue(settings[i], settings[i + 1]);
        }
        return builder.build().getConfigMapping(WebhooksConfig.class);
    }
}
