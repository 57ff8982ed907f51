package io.cotejo.embedded.junit;

import io.cotejo.embedded.junit.SharedStack.Request;

/** The PostgreSQL that all tests of this JVM share, started when first asked for. */
public final class TestPostgreSql {
    private TestPostgreSql() {}

    /** The JDBC URL of the database that all tests share. */
    public static String jdbcUrl() {
        return SharedStack.ask(Request.POSTGRES_JDBC_URL);
    }

    /** Makes an empty database and gives its JDBC URL. */
    public static String freshDatabase() {
        return SharedStack.ask(Request.POSTGRES_FRESH_JDBC_URL);
    }

    /** The user for every database here. */
    public static String username() {
        return SharedStack.ask(Request.POSTGRES_USERNAME);
    }

    /** The user's password. */
    public static String password() {
        return SharedStack.ask(Request.POSTGRES_PASSWORD);
    }
}
