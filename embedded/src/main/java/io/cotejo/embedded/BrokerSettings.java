package io.cotejo.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;

/** Kafka's settings for a node that is alone, small, and keeps what it has for as long as its folder exists. */
final class BrokerSettings {
    static final int NODE = 1;
    static final String CONTROLLER = "CONTROLLER";
    private static final String BROKER = "PLAINTEXT";

    private final Properties properties = new Properties();

    private BrokerSettings() {}

    static Properties of(Path folder, int port, int controllerPort) {
        var settings = new BrokerSettings();
        settings.node(folder, port, controllerPort);
        settings.alone();
        settings.small();
        settings.shareGroups();
        return settings.properties;
    }

    private void node(Path folder, int port, int controllerPort) {
        set("process.roles", "broker,controller");
        set("node.id", NODE);
        set("controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort);
        set("listeners", "%s://127.0.0.1:%d,%s://127.0.0.1:%d".formatted(BROKER, port, CONTROLLER, controllerPort));
        set("advertised.listeners", "%s://127.0.0.1:%d".formatted(BROKER, port));
        set("listener.security.protocol.map", "%s:PLAINTEXT,%s:PLAINTEXT".formatted(BROKER, CONTROLLER));
        set("controller.listener.names", CONTROLLER);
        set("inter.broker.listener.name", BROKER);
        set("log.dirs", folder);
        set("auto.create.topics.enable", false);
    }

    private void alone() {
        for (var topic : new String[] {"offsets.topic", "transaction.state.log", "share.coordinator.state.topic"}) {
            set(topic + ".replication.factor", 1);
            set(topic + ".num.partitions", 3);
        }
        set("transaction.state.log.min.isr", 1);
        set("share.coordinator.state.topic.min.isr", 1);
        set("default.replication.factor", 1);
        set("min.insync.replicas", 1);
        set("group.initial.rebalance.delay.ms", 0);
        set("offsets.retention.minutes", Duration.ofDays(365).toMinutes());
        // A node killed and started again is let in as soon as its old session is over.
        set("broker.session.timeout.ms", 3000);
        set("broker.heartbeat.interval.ms", 500);
    }

    private void small() {
        set("num.partitions", 3);
        set("num.network.threads", 2);
        set("num.io.threads", 4);
        set("log.cleaner.dedupe.buffer.size", 2 << 20);
    }

    /** Jobs are taken from share groups; a trainer that died is noticed within seconds where a group asks for that. */
    private void shareGroups() {
        set("group.share.delivery.count.limit", 10);
        set("group.share.min.record.lock.duration.ms", 1000);
        set("group.share.min.heartbeat.interval.ms", 500);
        set("group.share.heartbeat.interval.ms", 1000);
        set("group.share.min.session.timeout.ms", 3000);
        set("group.share.session.timeout.ms", 10_000);
    }

    private void set(String name, Object value) {
        properties.setProperty(name, value.toString());
    }
}
