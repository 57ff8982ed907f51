package io.cotejo.metrics.projection;

import io.cotejo.events.Topic;
import io.cotejo.metrics.database.Database;
import io.cotejo.metrics.database.Schema;
import io.cotejo.metrics.database.Statements;
import io.cotejo.metrics.outbox.Outbox;
import io.quarkus.logging.Log;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Follows the topics for as long as it runs, whatever becomes of Kafka and the database: what fails is tried again from
 * the tables up, so that an empty database is filled anew. What was decided is read before any export, so that it is not
 * decided a second time: the registry's own topics, that runs were deleted, and what was put aside.
 */
public final class Projection implements Runnable {
    private static final Set<Topic> DECIDED =
            EnumSet.of(Topic.RUNS, Topic.VERSIONS, Topic.ALIASES, Topic.LEDGER, Topic.POLICIES, Topic.TRAFFIC);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final long MANY = 10_000;
    private static final String ANALYZE = "ANALYZE runs, epochs, curves, model_exports, model_versions";
    private static final String RESTORED =
            "INSERT INTO registry_restored (at) VALUES (?) ON CONFLICT (only_row) DO NOTHING";

    private final Schema schema;
    private final Database database;
    private final KafkaClients clients;
    private final Writing writing;
    private final Clock clock;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile ProjectionState state = new ProjectionState.Starting();

    /** Begins when it is run. */
    public Projection(Schema schema, Database database, KafkaClients clients, Writing writing, Clock clock) {
        this.schema = schema;
        this.database = database;
        this.clients = clients;
        this.writing = writing;
        this.clock = clock;
    }

    /** What takes the records in, and lets others out. */
    public record Writing(List<Fold> folds, LetterFold letters, Outbox outbox, ProjectionMeters meters) {
        public Writing {
            folds = List.copyOf(folds);
        }
    }

    ProjectionState state() {
        return state;
    }

    /** Makes {@link #run} return within seconds; what it is folding is folded to the end. */
    public void stop() {
        stopped.countDown();
    }

    @Override
    public void run() {
        while (running()) {
            try {
                lead();
            } catch (InterruptException e) {
                stop();
            } catch (Throwable e) { // an Error too: a thread that is gone would look as if it followed
                fail(e);
            }
            pause();
        }
        enter(new ProjectionState.Stopped());
    }

    private void lead() {
        schema.migrate();
        var leadership = Leadership.tryTake(database);
        if (leadership.isEmpty()) {
            enter(new ProjectionState.StandingBy());
            return;
        }
        try (var _ = leadership.get()) {
            clients.createTopics();
            follow();
        }
    }

    private void follow() {
        var batches = new Batches(database, writing, clients.prefix());
        try (var follower = new Follower(clients, batches, writing.outbox(), writing.meters())) {
            enter(new ProjectionState.Restoring());
            follower.readToEnd(letters().toList());
            follower.readToEnd(names(DECIDED).toList());
            database.transact(connection -> Statements.update(connection, RESTORED, clock.instant()));
            writing.meters().begin(folded());
            follower.assign(everything());
            catchUp(follower);
            enter(new ProjectionState.Following());
            while (running()) {
                follower.step();
            }
        }
    }

    private void catchUp(Follower follower) {
        enter(new ProjectionState.CatchingUp());
        var ends = follower.ends();
        long missing = follower.missing(ends);
        while (running() && follower.missing(ends) > 0) {
            follower.step();
        }
        if (missing >= MANY) { // the database would plan by what the tables were like before, for a minute or so
            database.transact(connection -> Statements.update(connection, ANALYZE));
        }
    }

    private List<String> everything() {
        return Stream.concat(names(folded()), letters()).toList();
    }

    private Stream<String> names(Set<Topic> topics) {
        return topics.stream().map(topic -> topic.name(clients.prefix()));
    }

    private Stream<String> letters() {
        return Arrays.stream(Topic.values()).map(topic -> topic.deadLetterName(clients.prefix()));
    }

    private Set<Topic> folded() {
        var topics = EnumSet.noneOf(Topic.class);
        writing.folds().forEach(fold -> topics.add(fold.topic()));
        return topics;
    }

    private void enter(ProjectionState next) {
        if (!next.equals(state)) {
            Log.infof("Projection changed state=\"%s\"", next.description());
        }
        become(next);
    }

    private void become(ProjectionState next) {
        state = next;
        writing.meters()
                .following(next instanceof ProjectionState.Following || next instanceof ProjectionState.CatchingUp);
    }

    private void fail(Throwable failure) {
        var next = new ProjectionState.Failing(Objects.requireNonNullElse(failure.getMessage(), failure.toString()));
        if (!next.equals(state)) {
            Log.warnf(failure, "Projection is interrupted, trying again every %d s", PAUSE.toSeconds());
        }
        become(next);
    }

    private boolean running() {
        return stopped.getCount() > 0;
    }

    private void pause() {
        try {
            if (stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                Log.debug("Projection stopped");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop();
        }
    }
}
