package io.cotejo.cli.stack;

import io.cotejo.cli.terminal.Figures;
import io.cotejo.cli.terminal.Interruption;
import io.cotejo.cli.terminal.Terminal;
import io.cotejo.embedded.EmbeddedException;
import io.cotejo.embedded.EmbeddedKafka;
import io.cotejo.embedded.EmbeddedPostgreSql;
import io.cotejo.embedded.Home;
import io.cotejo.embedded.KafkaSpec;
import io.cotejo.embedded.PostgreSqlSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/**
 * A broker, a database and the three services, started by this process and stopped with it: by {@link #close()}, by
 * Ctrl-C or by SIGTERM.
 */
public final class Stack implements AutoCloseable {
    private final Installation installation;
    private final Home home;
    private final Terminal terminal;
    private final Instant startedAt = Instant.now();
    private final Parts stores = new Parts();
    private final Parts services = new Parts();
    private final Interruption interruption;

    private Stack(Installation installation, Home home, Terminal terminal) {
        this.installation = installation;
        this.home = home;
        this.terminal = terminal;
        this.interruption = Interruption.then(this::stop);
    }

    /**
     * Starts everything and waits until all of it is ready.
     *
     * @param folder the home folder; made if it is missing
     * @throws EmbeddedException if the folder, a port or a part cannot be had; what was started by then is stopped
     */
    public static Stack start(Path folder, PortPlan ports, Terminal terminal) {
        var installation = Installation.ofProcess();
        ports.requireFree();
        var stack = new Stack(installation, Home.open(folder), terminal);
        try {
            stack.startAll(ports);
            return stack;
        } catch (RuntimeException e) {
            Interruption.leaveTheWordToIt();
            stack.close();
            throw e;
        }
    }

    private void startAll(PortPlan ports) {
        terminal.line("Starting Cotejo in " + home.folder());
        StackState.erase(home.folder());
        var database = new AtomicReference<EmbeddedPostgreSql>();
        stores.start(List.of(kafka(ports), postgres(ports, database)), this::tellReady);
        var programs = new Services(installation, home, ports);
        services.start(
                List.of(programs.metrics(database.get()), programs.trainer(), programs.inference()), this::tellReady);
        writeState();
        parts().forEach(this::watch);
    }

    private Part kafka(PortPlan ports) {
        var spec = KafkaSpec.in(home, ports.kafka(), ports.controller());
        return new Part(
                "kafka",
                "127.0.0.1:" + ports.kafka(),
                ports.kafka(),
                () -> EmbeddedKafka.start(spec).process());
    }

    private Part postgres(PortPlan ports, AtomicReference<EmbeddedPostgreSql> started) {
        var spec = PostgreSqlSpec.in(home, ports.postgres());
        var url = "postgresql://127.0.0.1:%d/%s".formatted(ports.postgres(), EmbeddedPostgreSql.DATABASE);
        return new Part("postgres", url, ports.postgres(), () -> {
            var server = EmbeddedPostgreSql.start(spec);
            started.set(server);
            return server.process();
        });
    }

    private void tellReady(Part part) {
        double seconds = Duration.between(startedAt, Instant.now()).toMillis() / 1000.0;
        var figures = new Figures(terminal.style());
        terminal.line("  %s %-18s ready after %7s   %s"
                .formatted(terminal.style().tick(), part.name(), figures.seconds(seconds), part.url()));
    }

    private void watch(Part part) {
        part.watch(
                news -> terminal.complain(
                        LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS) + " " + news),
                this::writeState);
    }

    private synchronized void writeState() {
        state().write(home.folder());
    }

    StackState state() {
        var parts = parts().map(Part::state).toList();
        return new StackState(
                ProcessHandle.current().pid(),
                startedAt,
                installation.dataFolder().toString(),
                parts);
    }

    private Stream<Part> parts() {
        return Stream.concat(services.stream(), stores.stream());
    }

    /** Where the services are reached. */
    public Endpoints endpoints() {
        return state().endpoints();
    }

    private void stop() {
        terminal.line("Stopping Cotejo " + terminal.style().ellipsis());
        StackState.erase(home.folder());
        services.stop(terminal::complain);
        stores.stop(terminal::complain);
        home.close();
        terminal.line("Stopped.");
    }

    /** Stops the services, then the database and the broker; their state stays. */
    @Override
    public void close() {
        interruption.close();
        stop();
    }
}
