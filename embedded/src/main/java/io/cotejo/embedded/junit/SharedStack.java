package io.cotejo.embedded.junit;

import io.cotejo.embedded.EmbeddedKafka;
import io.cotejo.embedded.EmbeddedPostgreSql;
import io.cotejo.embedded.Home;
import io.cotejo.embedded.KafkaSpec;
import io.cotejo.embedded.Ports;
import io.cotejo.embedded.PostgreSqlSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The broker and the database of this JVM, started when first asked for, gone when the JVM ends.
 *
 * <p>A framework may load this class more than once. All copies talk to the one that the system class loader has, in
 * types that all of them share: a request's name in, a string out.
 */
final class SharedStack {
    /** What can be asked for. */
    enum Request {
        KAFKA_BOOTSTRAP_SERVERS,
        KAFKA_KILL,
        KAFKA_RESTART,
        POSTGRES_JDBC_URL,
        POSTGRES_FRESH_JDBC_URL,
        POSTGRES_USERNAME,
        POSTGRES_PASSWORD
    }

    private static final SharedStack INSTANCE = new SharedStack();

    private @Nullable Home home;
    private @Nullable KafkaSpec kafkaSpec;
    private @Nullable EmbeddedKafka kafka;
    private @Nullable EmbeddedPostgreSql postgres;

    private SharedStack() {}

    static String ask(Request request) {
        return ofSystemClassLoader().apply(request.name());
    }

    @SuppressWarnings("unchecked") // this very class, loaded by another loader
    private static UnaryOperator<String> ofSystemClassLoader() {
        try {
            var entry = Class.forName(SharedStack.class.getName(), true, ClassLoader.getSystemClassLoader())
                    .getDeclaredMethod("entry");
            entry.setAccessible(true);
            return (UnaryOperator<String>) entry.invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The module embedded must be on the class path of the test JVM", e);
        }
    }

    static UnaryOperator<String> entry() {
        return SharedStack::answerWithOwnClasses;
    }

    /** Kafka's client looks its classes up by the thread's loader, which under a framework has other copies of them. */
    private static String answerWithOwnClasses(String request) {
        var thread = Thread.currentThread();
        var loader = thread.getContextClassLoader();
        thread.setContextClassLoader(SharedStack.class.getClassLoader());
        try {
            return INSTANCE.answer(Request.valueOf(request));
        } finally {
            thread.setContextClassLoader(loader);
        }
    }

    private synchronized String answer(Request request) {
        return switch (request) {
            case KAFKA_BOOTSTRAP_SERVERS -> kafka().bootstrapServers();
            case KAFKA_KILL -> {
                kafka().kill();
                yield "";
            }
            case KAFKA_RESTART -> restartKafka().bootstrapServers();
            case POSTGRES_JDBC_URL -> postgres().jdbcUrl();
            case POSTGRES_FRESH_JDBC_URL -> freshDatabase();
            case POSTGRES_USERNAME -> postgres().username();
            case POSTGRES_PASSWORD -> postgres().password();
        };
    }

    private EmbeddedKafka kafka() {
        if (kafka == null) {
            var ports = Ports.free(2);
            kafkaSpec = KafkaSpec.in(home(), ports.getFirst(), ports.getLast());
            kafka = EmbeddedKafka.start(kafkaSpec);
        }
        return kafka;
    }

    private EmbeddedKafka restartKafka() {
        kafka().close();
        if (kafkaSpec == null) {
            throw new IllegalStateException("A broker that runs has a spec");
        }
        kafka = EmbeddedKafka.start(kafkaSpec);
        return kafka;
    }

    private EmbeddedPostgreSql postgres() {
        if (postgres == null) {
            postgres = EmbeddedPostgreSql.start(PostgreSqlSpec.in(home(), Ports.free()));
        }
        return postgres;
    }

    private String freshDatabase() {
        var name = "test_" + UUID.randomUUID().toString().replace('-', '_');
        postgres().createDatabase(name);
        return postgres().jdbcUrl(name);
    }

    private Home home() {
        if (home == null) {
            try {
                home = Home.open(Files.createTempDirectory("cotejo-test-"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Runtime.getRuntime().addShutdownHook(new Thread(this::close, "shared-stack"));
        }
        return home;
    }

    private synchronized void close() {
        if (kafka != null) {
            kafka.kill(); // nobody needs its state
        }
        if (postgres != null) {
            postgres.close(); // its sessions would outlive a kill for a moment, and write
        }
        if (home != null) {
            home.close();
            Home.purge(home.folder());
        }
    }
}
