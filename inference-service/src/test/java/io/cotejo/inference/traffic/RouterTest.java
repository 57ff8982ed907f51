package io.cotejo.inference.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cotejo.inference.model.FilledRepository;
import io.cotejo.inference.model.Lookup;
import io.cotejo.inference.model.Lookup.Found;
import io.cotejo.inference.testing.LinearModel;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Version 1 is champion of {@code digits}, version 2 its challenger. */
class RouterTest {
    private static final LinearModel LINEAR = LinearModel.favouring(3);
    private static final List<String> KEYS =
            IntStream.range(0, 1000).mapToObj(i -> "customer-" + i).toList();

    @TempDir
    Path folder;

    private final Queue<Double> chance = new ArrayDeque<>();
    private FilledRepository filled;
    private Router router;

    @BeforeEach
    void serve() {
        filled = new FilledRepository(folder)
                .with("digits", "champion", LINEAR)
                .with("digits", "challenger", LINEAR)
                .with("lonely", "champion", LINEAR);
        router = new Router(filled.repository(), chance::remove);
    }

    @AfterEach
    void close() {
        filled.close();
    }

    private int version(Lookup lookup) {
        try (var lease = ((Found) lookup).lease()) {
            return lease.version().version();
        }
    }

    private List<String> atTheChallenger() {
        return KEYS.stream()
                .filter(key -> version(router.route("digits", Optional.of(key))) == 2)
                .toList();
    }

    @Test
    void aKeyStaysOnItsSideAndAGrowingShareMovesNoneBack() {
        filled.traffic("digits", 0.1, 0);
        var atTenPercent = atTheChallenger();
        assertThat(atTenPercent).hasSize(88).startsWith("customer-3", "customer-24");
        assertThat(atTheChallenger()).isEqualTo(atTenPercent);

        filled.traffic("digits", 0.5, 0);
        assertThat(atTheChallenger()).hasSize(498).containsAll(atTenPercent);

        filled.traffic("digits", 1, 0);
        assertThat(atTheChallenger()).isEqualTo(KEYS);
        filled.traffic("digits", 0, 0);
        assertThat(atTheChallenger()).isEmpty();
    }

    @Test
    void withoutAKeyChanceDecides() {
        filled.traffic("digits", 0.25, 0);

        chance.addAll(List.of(0.0, 0.2499, 0.25, 0.9));

        assertThat(IntStream.range(0, 4).map(i -> version(router.route("digits", Optional.empty()))))
                .containsExactly(2, 2, 1, 1);
    }

    @Test
    void theChampionAnswersWhereThereIsNoChallenger() {
        filled.traffic("lonely", 1, 0);

        assertThat(version(router.route("lonely", Optional.of("anybody")))).isEqualTo(1);
        assertThat(router.route("nobody", Optional.empty())).isInstanceOf(Lookup.Unknown.class);
    }

    @Test
    void keysAreSpreadEvenlyAndOtherwiseForEachModel() {
        var mean = KEYS.stream()
                .mapToDouble(key -> RoutingKey.place("digits", key))
                .average();

        assertThat(mean).hasValueCloseTo(0.5, within(0.03));
        assertThat(KEYS)
                .allSatisfy(key -> assertThat(RoutingKey.place("digits", key)).isBetween(0.0, Math.nextDown(1.0)));
        assertThat(RoutingKey.place("digits", "a")).isNotEqualTo(RoutingKey.place("letters", "a"));
        assertThat(RoutingKey.place("digits", "")).isBetween(0.0, 1.0);
    }
}
