package io.cotejo.metrics.projection;

import static io.cotejo.metrics.fixture.Epochs.epoch;
import static io.cotejo.metrics.fixture.Exports.export;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.cotejo.events.Topic;
import io.cotejo.events.kafka.DeadLetters;
import io.cotejo.metrics.fixture.Service;
import io.cotejo.metrics.fixture.States;
import io.cotejo.metrics.fixture.Tables;
import io.cotejo.metrics.fixture.Topics;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FoldingIT {
    private final Topics topics = Topics.fresh();
    private final Tables tables = Tables.fresh();
    private final Service service = Service.start(topics, tables);
    private final States run = States.of("folding", "a");

    @AfterEach
    void close() {
        service.close();
        topics.close();
    }

    @Test
    void eachKindOfEventFindsItsTable() {
        topics.send(run.queued(), run.running(1), epoch(run.run(), 1).build(), run.checkpoint(1, 1));
        topics.send(epoch(run.run(), 2).withoutValidation().build(), run.completed(1, 0.85));

        tables.awaitAll(topics);

        assertThat(tables.texts("SELECT status || test_accuracy || submitted_at FROM runs"))
                .containsExactly("completed0.852026-11-01 09:00:00+00");
        assertThat(tables.texts("SELECT epoch || ':' || coalesce(validation_loss, test_loss) FROM epochs ORDER BY 1"))
                .containsExactly("1:0.4", "2:0.6");
        assertThat(tables.texts("SELECT event -> 'checkpoint' ->> 'uri' FROM checkpoints"))
                .containsExactly("runs/" + run.run() + "/epoch-1.safetensors");
    }

    @Test
    void anEventThatComesTwiceChangesNothing() {
        topics.send(run.running(1), epoch(run.run(), 1).build(), run.checkpoint(1, 1), run.completed(1, 0.85));
        tables.awaitAll(topics);
        var once = tables.content();

        topics.send(epoch(run.run(), 1).build(), run.checkpoint(1, 1), run.completed(1, 0.85));
        tables.awaitAll(topics);

        assertThat(tables.content()).isEqualTo(once);
    }

    @Test
    void aLowerAttemptChangesNothing() {
        topics.send(run.running(2), epoch(run.run(), 3).attempt(2).build(), run.checkpoint(2, 3));
        tables.awaitAll(topics);
        var before = tables.content();

        topics.send(run.failed(1, "too late"), epoch(run.run(), 4).attempt(1).build(), run.checkpoint(1, 4));
        tables.awaitAll(topics);

        assertThat(tables.content()).isEqualTo(before);
        assertThat(service.meters()
                        .get("cotejo.events")
                        .tag("outcome", "overtaken")
                        .counters())
                .extracting(counter -> counter.getId().getTag("type") + counter.count())
                .contains("runs1.0", "epochs1.0", "checkpoints1.0");
    }

    @Test
    void anExportOfAnotherAttemptGetsNoSecondNumber() {
        topics.send(export("m", run.run()).attempt(2).test(0.9, 0.2).build());
        tables.awaitAll(topics);

        topics.send(export("m", run.run()).attempt(1).test(0.99, 0.1).build());
        topics.send(export("m", run.run()).attempt(3).test(0.99, 0.1).build());
        tables.awaitAll(topics);

        assertThat(tables.texts("SELECT version || ':' || test_accuracy FROM model_versions"))
                .containsExactly("1:0.9");
    }

    @Test
    void aHigherAttemptTrainsItsEpochsAnew() {
        topics.send(
                epoch(run.run(), 1).loss(0.9).build(),
                epoch(run.run(), 2).loss(0.8).build());
        topics.send(epoch(run.run(), 2).attempt(2).loss(0.7).build());

        tables.awaitAll(topics);

        assertThat(tables.texts("SELECT epoch || '/' || attempt || ':' || train_loss FROM epochs ORDER BY 1"))
                .containsExactly("1/1:0.9", "2/2:0.7");
    }

    @Test
    void anEpochMayComeBeforeItsRun() {
        topics.send(epoch(run.run(), 1).build());
        tables.awaitAll(topics);

        topics.send(run.running(1));
        tables.awaitAll(topics);

        assertThat(tables.texts("SELECT r.status || c.epochs_done FROM runs r JOIN curves c USING (run_id)"))
                .containsExactly("running1");
    }

    @Test
    void aLaterStateKeepsWhatItLeavesOut() {
        topics.send(run.running(1), run.cancelled(1));

        tables.awaitAll(topics);

        assertThat(tables.text("SELECT status || parameters || (ended_at IS NOT NULL) FROM runs"))
                .isEqualTo("cancelled1234true");
    }

    @Test
    void theLastStateAloneGivesTheSameRowAsAllOfThem() {
        var other = States.of("folding", "b");
        topics.send(run.queued(), run.running(1), run.failedOnceBegun(1, "diverged"));
        topics.send(other.queued(), other.running(1), other.cancelledOnceBegun(1));
        tables.awaitAll(topics);
        var rows = tables.texts("SELECT (to_jsonb(runs) - 'changed')::text FROM runs ORDER BY run_id");

        var rebuilt = Tables.fresh();
        try (var compacted = Topics.fresh();
                var _ = Service.start(compacted, rebuilt)) {
            compacted.send(run.failedOnceBegun(1, "diverged"), other.cancelledOnceBegun(1));
            rebuilt.awaitAll(compacted);

            assertThat(rebuilt.texts("SELECT (to_jsonb(runs) - 'changed')::text FROM runs ORDER BY run_id"))
                    .isEqualTo(rows)
                    .allMatch(row -> row.contains("1234"));
        }
    }

    @Test
    void whatCannotBeReadGoesToTheDeadLettersAsItCame() {
        topics.send(epoch(run.run(), 1).build());
        topics.send(Topic.EPOCHS, run.run().toString(), "{\"epoch\": nonsense".getBytes(UTF_8));
        topics.send(epoch(run.run(), 2).build());

        tables.awaitAll(topics);

        assertThat(tables.text("SELECT count(*) FROM epochs")).isEqualTo("2");
        var letter = topics.read(Topic.EPOCHS.deadLetterName(topics.prefix())).getFirst();
        assertThat(letter.key()).isEqualTo(run.run().toString());
        assertThat(new String(letter.value(), UTF_8)).isEqualTo("{\"epoch\": nonsense");
        assertThat(header(letter, DeadLetters.REASON)).startsWith("The record is not a EpochCompleted");
        assertThat(header(letter, DeadLetters.OFFSET)).isEqualTo("1");
    }

    @Test
    void whatTheDatabaseRefusesGoesToTheDeadLettersAloneOfItsBatch() {
        var other = States.of("folding", "b");
        topics.send(run.running(1), run.failed(1, "no text for a database: \0"), other.running(1));

        tables.awaitAll(topics);

        assertThat(tables.texts("SELECT status FROM runs")).containsExactly("running", "running");
        var letters = topics.read(Topic.RUNS.deadLetterName(topics.prefix()));
        assertThat(letters).hasSize(1);
        assertThat(header(letters.getFirst(), DeadLetters.REASON)).startsWith("The database refused it");
        assertThat(service.meters()
                        .get("cotejo.deadletter.events")
                        .tags("topic", "runs", "reason", "refused")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void aNulInKeyAndHeadersIsKeptInTheDeadLetters() {
        var poison = new ProducerRecord<>(Topic.EPOCHS.name(topics.prefix()), "a\0b", "nonsense".getBytes(UTF_8));
        poison.headers().add("h\0", new byte[] {0}).add("none", null);
        topics.send(poison);
        topics.send(epoch(run.run(), 1).build());

        tables.awaitAll(topics);

        assertThat(tables.text("SELECT count(*) FROM epochs")).isEqualTo("1");
        var letter = topics.read(Topic.EPOCHS.deadLetterName(topics.prefix())).getFirst();
        assertThat(letter.key()).isEqualTo("a\0b");
        assertThat(letter.headers().lastHeader("h\0").value()).containsExactly(0);
        assertThat(letter.headers().lastHeader("none").value()).isNull();
    }

    @Test
    void aNameTooLongForAnIndexGoesToTheDeadLetters() {
        var endless = new StringBuilder();
        new Random(1).ints(100_000, 'a', 'z').forEach(endless::appendCodePoint);
        topics.send(export(endless.toString(), run.run()).build());
        topics.send(export("m", run.run()).build());

        tables.awaitAll(topics);

        assertThat(tables.texts("SELECT model FROM model_versions")).containsExactly("m");
        assertThat(topics.read(Topic.EXPORTS.deadLetterName(topics.prefix()))).hasSize(1);
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }
}
