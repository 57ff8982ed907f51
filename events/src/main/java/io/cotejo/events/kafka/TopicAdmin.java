package io.cotejo.events.kafka;

import io.cotejo.events.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes the topics that are missing. One that exists is left as its operator has set it. */
public final class TopicAdmin {
    private final Admin admin;
    private final String prefix;

    /** The admin client stays the caller's to close. */
    public TopicAdmin(Admin admin, String prefix) {
        this.admin = admin;
        this.prefix = prefix;
    }

    /**
     * Makes every topic of {@link Topic}, and its dead-letter topic, where it is missing.
     *
     * @throws KafkaException if the broker is away or refuses
     */
    public void createMissing() {
        var wanted = new ArrayList<NewTopic>();
        for (var topic : Topic.values()) {
            wanted.add(new NewTopic(topic.name(prefix), Optional.of(topic.partitions()), Optional.empty())
                    .configs(topic.config()));
            wanted.add(new NewTopic(topic.deadLetterName(prefix), Optional.of(1), Optional.empty())
                    .configs(topic.deadLetterConfig()));
        }
        create(wanted);
    }

    private void create(List<NewTopic> wanted) {
        var created = admin.createTopics(wanted).values();
        created.forEach((name, done) -> {
            try {
                done.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new KafkaException("interrupted while making topic " + name, e);
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw new KafkaException("cannot make topic " + name + ": " + e.getMessage(), e);
                }
            }
        });
    }
}
