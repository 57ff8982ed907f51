package io.cotejo.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaIT {
    @TempDir
    Path temp;

    @Test
    void recordsSurviveKillAndRestart() throws Exception {
        try (var home = Home.open(temp)) {
            var spec = spec(home);
            try (var kafka = EmbeddedKafka.start(spec)) {
                createTopic(kafka, "jobs");
                Records.produce(kafka.bootstrapServers(), "jobs", "before the kill");
                kafka.kill();
            }
            try (var kafka = EmbeddedKafka.start(spec)) {
                assertThat(Records.consume(kafka.bootstrapServers(), "jobs", 1)).containsExactly("before the kill");
                Records.produce(kafka.bootstrapServers(), "jobs", "after it");
            }
            try (var kafka = EmbeddedKafka.start(spec)) {
                assertThat(Records.consume(kafka.bootstrapServers(), "jobs", 2))
                        .containsExactly("before the kill", "after it");
            }
        }
    }

    @Test
    void topicsAreNotMadeByAccident() {
        try (var home = Home.open(temp);
                var kafka = EmbeddedKafka.start(spec(home));
                var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            assertThatThrownBy(() -> admin.describeTopics(List.of("jobs"))
                            .allTopicNames()
                            .get())
                    .hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
        }
    }

    @Test
    void aTakenPortIsRefused() throws IOException {
        try (var home = Home.open(temp);
                var other = new ServerSocket(Ports.free(), 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> EmbeddedKafka.start(KafkaSpec.in(home, other.getLocalPort(), Ports.free())))
                    .isInstanceOf(EmbeddedException.class)
                    .hasMessageContaining("--ports-from");
        }
    }

    @Test
    void aBrokerThatDoesNotStartIsQuoted() {
        try (var home = Home.open(temp)) {
            assertThatThrownBy(() -> EmbeddedKafka.start(spec(home).withClassPath("nowhere.jar")))
                    .isInstanceOf(EmbeddedException.class)
                    .hasMessageContaining("kafka ended with exit code 1")
                    .hasMessageContaining("BrokerMain")
                    .hasMessageContaining(home.logs().resolve("kafka.log").toString());
        }
    }

    private static KafkaSpec spec(Home home) {
        var ports = Ports.free(2);
        return KafkaSpec.in(home, ports.getFirst(), ports.getLast());
    }

    private static void createTopic(EmbeddedKafka kafka, String name) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(name, 1, (short) 1))).all().get();
        }
    }
}
