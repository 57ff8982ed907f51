package io.cotejo.metrics.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cotejo.events.Event;
import io.cotejo.events.EventJson;
import io.cotejo.metrics.database.Statements;
import io.quarkus.logging.Log;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;

/**
 * Puts deliveries into the database, in the transaction that decides what they tell of: they are made if, and only if, it is
 * committed. Nothing is sent here.
 */
public final class Announcements {
    /** At most so many deliveries wait for one webhook; what comes on top is dropped. */
    static final int MOST_PENDING = 10_000;

    private static final String ADD = """
            INSERT INTO webhook_deliveries (webhook, occasion, event_id, body, next_at)
            SELECT ?, ?, ?, ?, ? WHERE (SELECT count(*) FROM webhook_deliveries WHERE webhook = ?) < ?
            ON CONFLICT (webhook, event_id) DO NOTHING""";
    private static final String WAITS = "SELECT 1 FROM webhook_deliveries WHERE webhook = ? AND event_id = ?";
    private static final String DROPPED = """
            INSERT INTO webhook_states AS old (webhook, given_up) VALUES (?, 1)
            ON CONFLICT (webhook) DO UPDATE SET given_up = old.given_up + 1""";

    private final Webhooks webhooks;

    public Announcements(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    /** Has those told of an event who want to know. */
    public void add(Connection connection, Occasion occasion, Event event) throws SQLException {
        for (var webhook : webhooks.all()) {
            if (webhook.events().contains(occasion)) {
                add(connection, webhook, occasion, event);
            }
        }
    }

    private static void add(Connection connection, Webhook webhook, Occasion occasion, Event event)
            throws SQLException {
        int added = Statements.update(
                connection,
                ADD,
                webhook.name(),
                occasion.word(),
                event.eventId(),
                body(event),
                event.at(),
                webhook.name(),
                MOST_PENDING);
        if (added == 0 && !waits(connection, webhook, event)) {
            Statements.update(connection, DROPPED, webhook.name());
            Log.errorf(
                    "Webhook is not told, %d deliveries wait for it already webhook=%s event=%s",
                    MOST_PENDING, webhook.name(), event.eventId());
        }
    }

    private static boolean waits(Connection connection, Webhook webhook, Event event) throws SQLException {
        return Statements.first(connection, WAITS, row -> true, webhook.name(), event.eventId())
                .isPresent();
    }

    /** A CloudEvent in structured mode. */
    private static String body(Event event) {
        var envelope = new LinkedHashMap<String, Object>();
        envelope.put("specversion", "1.0");
        envelope.put("id", event.eventId());
        envelope.put("source", "/metrics-service");
        envelope.put("type", event.eventType());
        envelope.put("subject", event.subject());
        envelope.put("time", event.at());
        envelope.put("datacontenttype", "application/json");
        envelope.put("data", event);
        return new String(EventJson.write(envelope), UTF_8);
    }
}
