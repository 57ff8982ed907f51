package io.cotejo.embedded;

import java.nio.file.Path;
import java.util.Arrays;

/** A program that starts a stack and waits to be killed; its arguments are the home and three ports. */
final class StackMain {
    private StackMain() {}

    /** Prints the process ids of the broker and the database once they are ready, and waits. */
    public static void main(String[] arguments) throws Exception {
        var home = Home.open(Path.of(arguments[0]));
        var ports = Arrays.stream(arguments).skip(1).map(Integer::valueOf).toList();
        var kafka = EmbeddedKafka.start(KafkaSpec.in(home, ports.get(0), ports.get(1)));
        var postgres = EmbeddedPostgreSql.start(PostgreSqlSpec.in(home, ports.get(2)));
        Rows.write(postgres, "kept");
        System.out.println("up " + kafka.process().handle().pid() + " "
                + postgres.process().handle().pid());
        Thread.currentThread().join();
    }
}
