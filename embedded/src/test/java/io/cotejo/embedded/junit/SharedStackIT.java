package io.cotejo.embedded.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotejo.embedded.Records;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class SharedStackIT {
    private final String topic = "topic-" + UUID.randomUUID();

    @Test
    void theBrokerKeepsItsAddressAndRecordsOverKillAndRestart() throws Exception {
        var servers = TestKafka.bootstrapServers();
        try (var admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        }
        Records.produce(servers, topic, "kept");

        TestKafka.kill();
        TestKafka.restart();

        assertThat(TestKafka.bootstrapServers()).isEqualTo(servers);
        assertThat(Records.consume(servers, topic, 1)).containsExactly("kept");
    }

    @Test
    void aSecondClassLoaderGetsTheSameBroker() throws Exception {
        var location = Path.of(TestKafka.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (var loader =
                new URLClassLoader(new URL[] {location.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
            var copy = loader.loadClass(TestKafka.class.getName());

            assertThat(copy).isNotSameAs(TestKafka.class);
            assertThat(copy.getMethod("bootstrapServers").invoke(null)).isEqualTo(TestKafka.bootstrapServers());
        }
    }

    @Test
    void aFreshDatabaseIsEmptyAndAnotherOne() throws Exception {
        var urls = List.of(TestPostgreSql.freshDatabase(), TestPostgreSql.freshDatabase());

        assertThat(urls).doesNotHaveDuplicates().doesNotContain(TestPostgreSql.jdbcUrl());
        for (var url : urls) {
            try (var connection =
                            DriverManager.getConnection(url, TestPostgreSql.username(), TestPostgreSql.password());
                    var statement = connection.createStatement()) {
                statement.execute("CREATE TABLE only_once (id int)");
            }
        }
    }

    @Test
    void theQuarkusResourcesPointAtTheSharedStack() {
        var database = new PostgreSqlResource();
        database.init(Map.of("fresh", "true"));

        assertThat(new KafkaResource().start())
                .containsExactly(Map.entry("kafka.bootstrap.servers", TestKafka.bootstrapServers()));
        assertThat(new PostgreSqlResource().start())
                .containsEntry("quarkus.datasource.jdbc.url", TestPostgreSql.jdbcUrl())
                .containsEntry("quarkus.datasource.username", TestPostgreSql.username())
                .containsEntry("quarkus.datasource.password", TestPostgreSql.password());
        assertThat(database.start().get("quarkus.datasource.jdbc.url")).contains("/test_");
    }
}
