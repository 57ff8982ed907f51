package io.cotejo.embedded.junit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * Points a Quarkus application under test at the shared PostgreSQL. With {@code @ResourceArg(name = "fresh", value =
 * "true")} at an empty database of its own.
 */
public final class PostgreSqlResource implements QuarkusTestResourceLifecycleManager {
    private boolean fresh;

    @Override
    public void init(Map<String, String> arguments) {
        fresh = Boolean.parseBoolean(arguments.getOrDefault("fresh", "false"));
    }

    @Override
    public Map<String, String> start() {
        return Map.of(
                "quarkus.datasource.jdbc.url",
                fresh ? TestPostgreSql.freshDatabase() : TestPostgreSql.jdbcUrl(),
                "quarkus.datasource.username",
                TestPostgreSql.username(),
                "quarkus.datasource.password",
                TestPostgreSql.password());
    }

    /** Leaves PostgreSQL to the next test. */
    @Override
    public void stop() {
        // it ends with the JVM
    }
}
