package io.cotejo.metrics.registry;

import static io.cotejo.metrics.fixture.Exports.export;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cotejo.events.AliasMoved;
import io.cotejo.events.EventJson;
import io.cotejo.events.LedgerEntry;
import io.cotejo.events.ModelVersion;
import io.cotejo.events.PolicySet;
import io.cotejo.events.Topic;
import io.cotejo.metrics.fixture.Answers;
import io.cotejo.metrics.fixture.Service;
import io.cotejo.metrics.fixture.States;
import io.cotejo.metrics.fixture.Tables;
import io.cotejo.metrics.fixture.Topics;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RegistryIT {
    private static final Registry.Wish WISH = new Registry.Wish("Ada", "looks better to me");

    private final Topics topics = Topics.fresh();
    private final Tables tables = Tables.fresh();
    private final Service service = Service.start(topics, tables);
    private final States first = States.of("registry", "a");
    private final States second = States.of("registry", "b");
    private final States third = States.of("registry", "c");

    @AfterEach
    void close() {
        service.close();
        topics.close();
    }

    @Test
    void theFirstVersionIsTheChampionAndABetterOneTakesItsPlace() {
        topics.send(export("m", first.run()).test(0.90, 0.3).build());
        topics.send(export("m", second.run()).test(0.89, 0.1).build());
        topics.send(export("m", third.run()).test(0.90, 0.2).build());

        tables.awaitAll(topics);

        assertThat(published(Topic.VERSIONS, ModelVersion.class))
                .extracting(ModelVersion::version)
                .containsExactlyInAnyOrder(1, 2, 3);
        assertThat(published(Topic.ALIASES, AliasMoved.class))
                .extracting(AliasMoved::version)
                .containsExactly(1, 3);
        assertThat(published(Topic.LEDGER, LedgerEntry.class))
                .extracting(LedgerEntry::reason)
                .containsExactly(
                        "first version of the model: accuracy 0.9000, loss 0.3000",
                        "better than champion 1 on the same test images: accuracy 0.9000, loss 0.2000"
                                + " against accuracy 0.9000, loss 0.3000");
        assertThat(tables.text("SELECT verdict FROM model_versions WHERE version = 2"))
                .startsWith("not better than champion 1");
    }

    @Test
    void aRunGetsOneVersionHoweverOftenItIsExported() {
        topics.send(export("m", first.run()).build(), export("m", first.run()).build());
        topics.send(export("m", first.run()).attempt(2).build());

        tables.awaitAll(topics);

        assertThat(published(Topic.VERSIONS, ModelVersion.class)).hasSize(1);
        assertThat(tables.text("SELECT count(*) FROM model_exports")).isEqualTo("2");
    }

    @Test
    void aVersionThatWasTestedOnOtherImagesIsNotPromoted() {
        topics.send(export("m", first.run()).build());
        topics.send(export("m", second.run()).test(0.99, 0.01).onOtherImages().build());

        tables.awaitAll(topics);

        assertThat(tables.text("SELECT version FROM aliases")).isEqualTo("1");
        assertThat(tables.text("SELECT verdict FROM model_versions WHERE version = 2"))
                .startsWith("not comparable with champion 1");
    }

    @Test
    void aPersonMayPromoteAndGoBack() {
        topics.send(export("m", first.run()).build());
        topics.send(export("m", second.run()).test(0.5, 2).build());
        tables.awaitAll(topics);

        var promoted = service.registry().promote("m", 2, WISH);
        var back = service.registry().rollBack("m", WISH);

        assertThat(promoted.previous()).isEqualTo(1);
        assertThat(back.version()).isEqualTo(1);
        tables.awaitAll(topics);
        assertThat(published(Topic.ALIASES, AliasMoved.class))
                .extracting(AliasMoved::version)
                .containsExactly(1, 2, 1);
        assertThat(published(Topic.LEDGER, LedgerEntry.class))
                .extracting(LedgerEntry::actor)
                .containsExactly("policy", "Ada", "Ada");
        assertThatThrownBy(() -> service.registry().rollBack("m", WISH)).isInstanceOf(NoEarlierChampionException.class);
    }

    @Test
    void anOldVersionThatIsPromotedAgainCanBeRolledBackToTheOneItReplaced() {
        topics.send(export("m", first.run()).build());
        topics.send(export("m", second.run()).test(0.95, 0.2).build());
        tables.awaitAll(topics);
        service.registry().promote("m", 1, WISH);

        assertThat(service.registry().rollBack("m", WISH).version()).isEqualTo(2);
        assertThat(service.registry().rollBack("m", WISH).version()).isEqualTo(1);
        assertThatThrownBy(() -> service.registry().rollBack("m", WISH)).isInstanceOf(NoEarlierChampionException.class);
    }

    @Test
    void anAliasIsMadeMovedTakenAwayAndMadeAgain() {
        topics.send(export("m", first.run()).build());
        topics.send(export("m", second.run()).test(0.5, 2).build());
        tables.awaitAll(topics);
        var registry = service.registry();

        assertThat(registry.move("m", "challenger", 2, WISH).previous()).isNull();
        assertThat(registry.move("m", "challenger", 1, WISH).previous()).isEqualTo(2);
        registry.remove("m", "challenger", WISH);
        assertThatThrownBy(() -> registry.remove("m", "challenger", WISH)).isInstanceOf(UnknownAliasException.class);
        assertThat(registry.move("m", "challenger", 2, WISH).move()).isEqualTo(4);

        tables.awaitAll(topics);
        assertThat(published(Topic.LEDGER, LedgerEntry.class))
                .filteredOn(entry -> entry.alias().equals("challenger"))
                .extracting(LedgerEntry::to)
                .containsExactly(2, 1, null, 2);
        assertThat(published(Topic.ALIASES, AliasMoved.class))
                .filteredOn(moved -> moved.alias().equals("challenger"))
                .extracting(AliasMoved::version)
                .containsExactly(2, 1, null, 2);
    }

    @Test
    void aPersonDecidesWhereThePolicySaysSo() {
        topics.send(export("m", first.run()).build());
        tables.awaitAll(topics);
        service.registry().setPolicy("m", new ChampionPolicy(PolicySet.Mode.MANUAL, 0, null), WISH);

        topics.send(export("m", second.run()).test(0.99, 0.1).build());
        tables.awaitAll(topics);

        assertThat(tables.text("SELECT version FROM aliases")).isEqualTo("1");
        assertThat(tables.text("SELECT verdict FROM model_versions WHERE version = 2"))
                .startsWith("a person decides: beside champion 1");
        assertThat(published(Topic.POLICIES, PolicySet.class))
                .singleElement()
                .extracting(PolicySet::mode)
                .isEqualTo(PolicySet.Mode.MANUAL);
    }

    @Test
    void whereSignificanceIsAskedOnlyWhatIsSignificantIsPromotedAndTheLedgerTellsThePValue() {
        topics.send(export("m", first.run()).answering(Answers.of(900, 100)).build());
        tables.awaitAll(topics);
        service.registry().setPolicy("m", new ChampionPolicy(PolicySet.Mode.AUTO, 0.001, 0.01), WISH);

        topics.send(export("m", second.run())
                .test(0.905, 0.2)
                .answering(Answers.of(905, 95))
                .build());
        topics.send(export("m", third.run())
                .test(0.92, 0.2)
                .answering(Answers.of(920, 80))
                .build());
        tables.awaitAll(topics);

        assertThat(tables.text("SELECT verdict FROM model_versions WHERE version = 2"))
                .startsWith("better, but p not below the policy's 0.01, than champion 1")
                .endsWith("5 against 0 of 1000 images, McNemar's p 0.06250 (exact)");
        assertThat(published(Topic.LEDGER, LedgerEntry.class).getLast()).satisfies(entry -> {
            assertThat(entry.to()).isEqualTo(3);
            assertThat(entry.pValue()).isEqualTo(Math.scalb(1.0, -19)); // 2 · 2⁻²⁰: all twenty are the candidate's
        });
    }

    @Test
    void promotingTheChampionChangesNothing() {
        topics.send(export("m", first.run()).build());
        tables.awaitAll(topics);
        var before = tables.content();

        assertThat(service.registry().promote("m", 1, WISH).move()).isEqualTo(1);

        tables.awaitAll(topics);
        assertThat(tables.content()).isEqualTo(before);
    }

    @Test
    void twoInstancesGiveEachNumberOnce() {
        var runs = IntStream.range(0, 60)
                .mapToObj(number -> States.of("registry", "run " + number))
                .toList();

        try (var rival = Service.start(topics, tables)) {
            assertThat(rival.registry()).isNotNull();
            runs.forEach(run -> topics.send(
                    export("m", run.run()).build(), export("n", run.run()).build()));
            service.close();
            tables.awaitAll(topics);
        }

        for (var model : List.of("m", "n")) {
            assertThat(tables.text("SELECT count(*) || ' ' || max(version) FROM model_versions WHERE model = ?", model))
                    .isEqualTo("60 60");
        }
        assertThat(published(Topic.VERSIONS, ModelVersion.class))
                .extracting(ModelVersion::eventId)
                .doesNotHaveDuplicates()
                .hasSize(120);
    }

    private <T> List<T> published(Topic topic, Class<T> type) {
        return topics.read(topic.name(topics.prefix())).stream()
                .map(record -> EventJson.read(record.value(), type))
                .toList();
    }
}
