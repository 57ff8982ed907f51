package io.cotejo.metrics.database;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** The tables. */
public final class Schema {
    private final DataSource source;

    public Schema(DataSource source) {
        this.source = source;
    }

    /**
     * Makes the tables, or brings them up to date; does nothing if they are. Several instances may do it at once.
     *
     * @throws FlywayException if the database is away, or its tables are not this program's
     */
    public void migrate() {
        var result = Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        if (!result.success) {
            throw new FlywayException("The tables could not be brought up to date");
        }
    }
}
