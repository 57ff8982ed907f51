package io.cotejo.events.kafka;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cotejo.embedded.junit.TestKafka;
import io.cotejo.events.Topic;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TopicAdminIT {
    private Admin admin;

    @BeforeEach
    void connect() {
        admin = Admin.create(Map.of("bootstrap.servers", TestKafka.bootstrapServers()));
    }

    @AfterEach
    void disconnect() {
        admin.close();
    }

    @Test
    void makesEveryTopicWithItsPolicyAndItsDeadLetters() throws ExecutionException, InterruptedException {
        new TopicAdmin(admin, "made.").createMissing();

        var names = admin.listTopics().names().get();
        for (var topic : Topic.values()) {
            assertThat(names).contains(topic.name("made."), topic.deadLetterName("made."));
            awaitPolicy(topic.name("made."), topic.compacted() ? "compact" : "delete");
        }
    }

    @Test
    void leavesATopicThatExistsAsItIs() throws ExecutionException, InterruptedException {
        var mine = new NewTopic(Topic.RUNS.name("mine."), Optional.of(7), Optional.empty())
                .configs(Map.of("cleanup.policy", "delete"));
        admin.createTopics(List.of(mine)).all().get();

        new TopicAdmin(admin, "mine.").createMissing();

        awaitPolicy(mine.name(), "delete");
        var described =
                admin.describeTopics(List.of(mine.name())).allTopicNames().get();
        assertThat(requireNonNull(described.get(mine.name())).partitions()).hasSize(7);
    }

    /** A topic that was just made is not known to the whole broker at once. */
    private void awaitPolicy(String topic, String expected) {
        await().ignoreExceptionsInstanceOf(ExecutionException.class)
                .untilAsserted(() -> assertThat(policy(topic)).isEqualTo(expected));
    }

    private String policy(String topic) throws ExecutionException, InterruptedException {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        var described = admin.describeConfigs(List.of(resource)).all().get();
        return requireNonNull(described.get(resource)).get("cleanup.policy").value();
    }
}
