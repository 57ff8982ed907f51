package io.cotejo.metrics.deadletter;

import static io.cotejo.metrics.fixture.Epochs.epoch;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cotejo.events.EventJson;
import io.cotejo.events.RunId;
import io.cotejo.events.Topic;
import io.cotejo.events.kafka.DeadLetters;
import io.cotejo.events.kafka.EventRecords;
import io.cotejo.metrics.database.Statements;
import io.cotejo.metrics.fixture.Service;
import io.cotejo.metrics.fixture.States;
import io.cotejo.metrics.fixture.Tables;
import io.cotejo.metrics.fixture.Topics;
import io.cotejo.metrics.outbox.Outbox;
import io.cotejo.metrics.run.Page;
import java.time.Clock;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LettersIT {
    private static final Page PAGE = new Page(10, 0);

    private final Topics topics = Topics.fresh();
    private final Tables tables = Tables.fresh();
    private final Service service = Service.start(topics, tables);
    private final Letters letters = new Letters(
            tables.database(),
            new Outbox(tables.database(), new EventRecords(topics.prefix(), "/test")),
            topics.prefix(),
            Clock.systemUTC());
    private final RunId run = States.of("letters", "a").run();
    private final String epochs = Topic.EPOCHS.name(topics.prefix());

    @AfterEach
    void close() {
        service.close();
        topics.close();
    }

    private String buried() {
        var record = new ProducerRecord<>(epochs, run.toString(), "{\"epoch\": nonsense\0".getBytes(UTF_8));
        record.headers().add("ce_id", "an id".getBytes(UTF_8)).add("none", null);
        topics.send(record);
        tables.awaitAll(topics);
        return letters.list(epochs, PAGE).deadLetters().getFirst().id();
    }

    @Test
    void showsWhatCouldNotBeHandledAndWhy() {
        var id = buried();

        var letter = letters.find(id);

        assertThat(id).isEqualTo(epochs + ".dlt.0.0");
        assertThat(letter.topic()).isEqualTo(epochs);
        assertThat(letter.offset()).isZero();
        assertThat(letter.key()).isEqualTo(run.toString());
        assertThat(letter.value()).isEqualTo("{\"epoch\": nonsense\0");
        assertThat(letter.reason()).startsWith("The record is not a EpochCompleted");
        assertThat(letter.attempts()).isEqualTo(1);
        assertThat(letter.resubmittedAt()).isNull();
        assertThat(letters.list(null, PAGE).total()).isEqualTo(1);
        assertThat(letters.list(Topic.RUNS.name(topics.prefix()), PAGE).total()).isZero();
    }

    @Test
    void oneThatIsPutRightIsFoldedWithItsKeyAndHeaders() {
        var id = buried();
        var right = EventJson.write(epoch(run, 1).build());

        letters.resubmit(id, right, "Ada");
        tables.awaitAll(topics);

        assertThat(tables.text("SELECT count(*) FROM epochs")).isEqualTo("1");
        var again = topics.read(epochs).getLast();
        assertThat(again.key()).isEqualTo(run.toString());
        assertThat(again.value()).isEqualTo(right);
        assertThat(again.headers().toArray()).extracting(each -> each.key()).containsExactly("ce_id", "none");
        assertThat(letters.find(id).resubmittedBy()).isEqualTo("Ada");
        assertThatThrownBy(() -> letters.resubmit(id, null, null)).isInstanceOf(ResubmittedAlreadyException.class);
    }

    @Test
    void oneThatIsHandedInAsItWasComesBackAsANewLetter() {
        var id = buried();

        letters.resubmit(id, null, null);
        tables.awaitAll(topics);

        assertThat(letters.list(epochs, PAGE).total()).isEqualTo(2);
        assertThat(letters.list(epochs, PAGE).deadLetters())
                .extracting(DeadLetter::value)
                .containsOnly("{\"epoch\": nonsense\0");
    }

    @Test
    void aDatabaseThatIsFilledAnewKnowsTheLettersAndWhatBecameOfThem() {
        letters.resubmit(buried(), null, "Ada");
        tables.awaitAll(topics);

        var rebuilt = Tables.fresh();
        try (var again = Service.start(topics, rebuilt)) {
            rebuilt.awaitAll(topics);
            assertThat(again.registry()).isNotNull();
        }

        assertThat(rebuilt.content()).isEqualTo(tables.content());
        assertThat(rebuilt.text("SELECT count(*) || max(resubmitted_by) FROM dead_letters"))
                .isEqualTo("2Ada");
    }

    @Test
    void aValueThatIsStillWrongIsRefused() {
        var id = buried();
        var ofAnother =
                EventJson.write(epoch(States.of("letters", "b").run(), 1).build());

        assertThatThrownBy(() -> letters.resubmit(id, "{}".getBytes(UTF_8), null))
                .isInstanceOf(UnreadableValueException.class)
                .hasMessageContaining(epochs);
        assertThatThrownBy(() -> letters.resubmit(id, ofAnother, null)).hasMessageContaining("belongs to the key");
        assertThat(letters.find(id).resubmittedAt()).isNull();
    }

    @Test
    void aJobThatWasPutAsideIsReadWithAllItsFaults() {
        var jobs = Topic.JOBS.name(topics.prefix());
        var record = new ConsumerRecord<>(jobs, 0, 3, run.toString(), "nonsense".getBytes(UTF_8));
        assertThat(record.timestampType()).isEqualTo(TimestampType.NO_TIMESTAMP_TYPE);
        topics.send(DeadLetters.of(record, "no job", 4));
        tables.awaitAll(topics);
        var id = letters.list(jobs, PAGE).deadLetters().getFirst().id();

        assertThatThrownBy(() -> letters.resubmit(id, "{\"experiment\": \"\"}".getBytes(UTF_8), null))
                .hasMessageContaining("experiment")
                .hasMessageContaining("dataset");
        assertThat(letters.find(id).attempts()).isEqualTo(4);
        letters.resubmit(id, null, "Ada");
        tables.awaitAll(topics);
        assertThat(topics.read(jobs))
                .singleElement()
                .satisfies(again -> assertThat(again.headers()).isEmpty());
    }

    @Test
    void anOffsetMayBeLong() {
        var record = new ConsumerRecord<>(epochs, 2, 12_345_678_901L, run.toString(), "nonsense".getBytes(UTF_8));
        topics.send(DeadLetters.of(record, "no epoch", 1));
        tables.awaitAll(topics);

        var letter = letters.list(epochs, PAGE).deadLetters().getFirst();

        assertThat(letter.partition()).isEqualTo(2);
        assertThat(letter.offset()).isEqualTo(12_345_678_901L);
    }

    @Test
    void thoseThatKafkaNoLongerHasAreForgotten() {
        buried();
        assertThat(letters.forgetOld()).isZero();
        tables.database()
                .transact(connection ->
                        Statements.update(connection, "UPDATE dead_letters SET at = at - interval '91 days'"));

        assertThat(letters.forgetOld()).isEqualTo(1);
        assertThat(letters.list(null, PAGE).total()).isZero();
    }

    @Test
    void oneThatIsNotThereIsToldApart() {
        tables.awaitAll(topics);

        assertThatThrownBy(() -> letters.find("x")).isInstanceOf(UnknownLetterException.class);
        assertThatThrownBy(() -> letters.find(epochs + ".dlt.0.7")).isInstanceOf(UnknownLetterException.class);
    }
}
