package io.cotejo.metrics.webhook;

import io.cotejo.metrics.database.Database;
import io.cotejo.metrics.database.DatabaseException;
import io.cotejo.metrics.database.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What waits to be delivered, and how deliveries have gone. Instances share it: each delivery is one's at a time. */
public final class Deliveries {
    /** For so long a delivery is the instance's that has taken it; then another one may try. */
    private static final Duration TAKEN = Duration.ofMinutes(1);

    private static final String TAKE = """
            UPDATE webhook_deliveries SET next_at = ?, attempts = attempts + 1 WHERE id = (
                SELECT id FROM webhook_deliveries WHERE webhook = ? AND next_at <= ?
                ORDER BY next_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING id, delivery, occasion, event_id, body, attempts""";
    private static final String DELIVERED = """
            INSERT INTO webhook_states (webhook, delivered_at) VALUES (?, ?)
            ON CONFLICT (webhook) DO UPDATE SET delivered_at = excluded.delivered_at""";
    private static final String FAILED = """
            INSERT INTO webhook_states AS old (webhook, failed_at, failure, given_up) VALUES (?, ?, ?, ?)
            ON CONFLICT (webhook) DO UPDATE SET failed_at = excluded.failed_at, failure = excluded.failure,
                given_up = old.given_up + excluded.given_up""";
    private static final String STATE = """
            SELECT (SELECT count(*) FROM webhook_deliveries WHERE webhook = w.name) AS pending,
                s.delivered_at, s.failed_at, s.failure, coalesce(s.given_up, 0) AS given_up
            FROM (VALUES (?)) w (name) LEFT JOIN webhook_states s ON s.webhook = w.name""";

    private final Database database;

    public Deliveries(Database database) {
        this.database = database;
    }

    /**
     * One that is to be sent.
     *
     * @param delivery the same at every attempt
     * @param attempt counted from 1
     */
    record Delivery(long id, UUID delivery, String occasion, String eventId, String body, int attempt) {}

    /**
     * How a webhook's deliveries have gone.
     *
     * @param pending how many wait
     * @param givenUp how many have been dropped because they could not be delivered, or because too many waited
     */
    record State(
            long pending,
            @Nullable Instant deliveredAt,
            @Nullable Instant failedAt,
            @Nullable String failure,
            long givenUp) {}

    /**
     * Takes the next one that is due.
     *
     * @throws DatabaseException if the database is away
     */
    Optional<Delivery> take(String webhook, Instant now) {
        return database.inTransaction(connection -> Statements.first(
                connection,
                TAKE,
                row -> new Delivery(
                        row.getLong("id"),
                        row.getObject("delivery", UUID.class),
                        row.getString("occasion"),
                        row.getString("event_id"),
                        row.getString("body"),
                        row.getInt("attempts")),
                now.plus(TAKEN),
                webhook,
                now));
    }

    /** It has been heard. */
    void delivered(String webhook, Delivery delivery, Instant now) {
        database.transact(connection -> {
            delete(connection, delivery);
            Statements.update(connection, DELIVERED, webhook, now);
        });
    }

    /**
     * It has not been heard.
     *
     * @param again when to try again; null never to
     */
    void failed(String webhook, Delivery delivery, String reason, Instant now, @Nullable Instant again) {
        database.transact(connection -> {
            if (again == null) {
                delete(connection, delivery);
            } else {
                Statements.update(
                        connection, "UPDATE webhook_deliveries SET next_at = ? WHERE id = ?", again, delivery.id());
            }
            Statements.update(connection, FAILED, webhook, now, reason, again == null ? 1 : 0);
        });
    }

    /**
     * Drops what waits for webhooks that are no longer there, so that it goes to none that gets the name later.
     *
     * @param due only what was to be sent before
     */
    int forget(List<String> configured, Instant due) {
        return database.inTransaction(connection -> Statements.update(
                connection,
                "DELETE FROM webhook_deliveries WHERE webhook <> ALL (?) AND next_at < ?",
                configured,
                due));
    }

    private static void delete(Connection connection, Delivery delivery) throws SQLException {
        Statements.update(connection, "DELETE FROM webhook_deliveries WHERE id = ?", delivery.id());
    }

    State state(String webhook) {
        return database.inTransaction(connection -> Statements.first(
                        connection,
                        STATE,
                        row -> new State(
                                row.getLong("pending"),
                                Statements.instant(row, "delivered_at"),
                                Statements.instant(row, "failed_at"),
                                row.getString("failure"),
                                row.getLong("given_up")),
                        webhook)
                .orElseThrow());
    }
}
