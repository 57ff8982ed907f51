package io.cotejo.metrics.registry;

import io.cotejo.events.EventJson;
import io.cotejo.events.ModelEvent;
import io.cotejo.metrics.database.Statements;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * A table of what was last set for each model, within the caller's transaction.
 *
 * @param <S> says what was set
 */
public final class Settings<S extends ModelEvent> {
    private final Class<S> type;
    private final ToLongFunction<S> change;
    private final String select;
    private final String upsert;

    /** The changes of a model are counted from 1. */
    public Settings(String table, Class<S> type, ToLongFunction<S> change) {
        this.type = type;
        this.change = change;
        select = "SELECT event FROM " + table + " WHERE model = ?";
        upsert = "INSERT INTO " + table + " AS old (model, change, at, event) VALUES (?, ?, ?, ?::jsonb)"
                + " ON CONFLICT (model) DO UPDATE SET change = excluded.change, at = excluded.at,"
                + " event = excluded.event WHERE excluded.change > old.change";
    }

    /** What was last set for a model, if anything was. */
    public Optional<S> of(Connection connection, String model) throws SQLException {
        return Statements.first(
                connection,
                select,
                row -> EventJson.read(row.getString(1).getBytes(StandardCharsets.UTF_8), type),
                model);
    }

    /** The number of a model's next change. */
    public long next(Connection connection, String model) throws SQLException {
        return of(connection, model).map(change::applyAsLong).orElse(0L) + 1;
    }

    /** Tells whether it was news: false if that, or something later, has been set for the model. */
    public boolean upsert(Connection connection, S setting) throws SQLException {
        int changed = Statements.update(
                connection,
                upsert,
                setting.model(),
                change.applyAsLong(setting),
                setting.at(),
                new String(EventJson.write(setting), StandardCharsets.UTF_8));
        return changed > 0;
    }
}
