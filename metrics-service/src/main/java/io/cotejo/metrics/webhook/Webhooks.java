package io.cotejo.metrics.webhook;

import java.util.List;

/** All who are told. */
public final class Webhooks {
    private final List<Webhook> all;

    Webhooks(List<Webhook> all) {
        this.all = List.copyOf(all);
    }

    /**
     * Those that are configured.
     *
     * @throws IllegalArgumentException naming the property that cannot be
     */
    public static Webhooks of(WebhooksConfig config) {
        return new Webhooks(config.receivers().entrySet().stream()
                .map(entry -> new Webhook(
                        entry.getKey(),
                        entry.getValue().url(),
                        entry.getValue().secret(),
                        entry.getValue().events()))
                .toList());
    }

    /** Nobody. */
    public static Webhooks none() {
        return new Webhooks(List.of());
    }

    List<Webhook> all() {
        return all;
    }
}
