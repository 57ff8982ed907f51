package io.cotejo.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.ConsoleHandler;
import java.util.logging.Level;
import java.util.logging.Logger;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** The program of the child process: one Kafka node, broker and controller at once. */
final class BrokerMain {
    private static final String JBOSS_LOG_MANAGER = "org.jboss.logmanager.LogManager";

    private BrokerMain() {}

    /** Runs the node until SIGTERM; the arguments are its folder, its port and its controller port. */
    public static void main(String[] arguments) throws Exception {
        quieten();
        var folder = Path.of(arguments[0]);
        var settings = BrokerSettings.of(folder, Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        formatOnce(folder);
        var server = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "shutdown"));
        server.startup();
        server.awaitShutdown();
    }

    /** Kafka logs through SLF4J, and that, in every class path this runs on, through java.util.logging. */
    private static void quieten() {
        try {
            // Not initialised: that would fix the log manager before the property is set.
            Class.forName(JBOSS_LOG_MANAGER, false, BrokerMain.class.getClassLoader());
            System.setProperty("java.util.logging.manager", JBOSS_LOG_MANAGER);
        } catch (ClassNotFoundException _) {
            // the JDK's own log manager serves
        }
        System.setProperty("java.util.logging.SimpleFormatter.format", "%1$tFT%1$tT.%1$tL %4$s %3$s %5$s%6$s%n");
        var root = Logger.getLogger("");
        for (var handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        root.addHandler(new ConsoleHandler());
        root.setLevel(Level.WARNING);
    }

    private static void formatOnce(Path folder) throws Exception {
        if (Files.exists(folder.resolve("meta.properties"))) {
            return;
        }
        Files.createDirectories(folder);
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8))
                .setNodeId(BrokerSettings.NODE)
                .setClusterId(Uuid.randomUuid().toString())
                .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                .setControllerListenerName(BrokerSettings.CONTROLLER)
                .setMetadataLogDirectory(folder.toString())
                .addDirectory(folder.toString())
                .run();
    }
}
