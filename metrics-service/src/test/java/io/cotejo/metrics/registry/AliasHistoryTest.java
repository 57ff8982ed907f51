package io.cotejo.metrics.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotejo.events.LedgerEntry;
import io.cotejo.events.LedgerEntry.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AliasHistoryTest {
    private final List<LedgerEntry> ledger = new ArrayList<>();

    @Test
    void nothingIsBeforeTheFirst() {
        assertThat(earlier()).isEmpty();

        assertThat(moved(1).earlier()).isEmpty();
    }

    @Test
    void theOneBeforeIsTheOneThatWasReplaced() {
        assertThat(moved(1, 3, 2).earlier()).containsExactly(3, 1);
    }

    @Test
    void goingBackTwiceGoesBackTwoSteps() {
        assertThat(moved(1, 2, 3).rolledBack(2).earlier()).containsExactly(1);
        assertThat(rolledBack(1).earlier()).isEmpty();
    }

    @Test
    void anOldVersionThatIsPromotedAgainIsAStepForward() {
        assertThat(moved(1, 2, 1).earlier()).containsExactly(2, 1);
        assertThat(rolledBack(2).earlier()).containsExactly(1);
        assertThat(rolledBack(1).earlier()).isEmpty();
    }

    @Test
    void goingBackOverADeletedVersionTakesItOffToo() {
        assertThat(moved(1, 2, 3).rolledBack(1).earlier()).isEmpty();
    }

    @Test
    void inOldEntriesAMoveToTheVersionBeforeWasARollback() {
        add(null, 1);
        add(null, 2);
        add(null, 3);
        add(null, 2);

        assertThat(earlier()).containsExactly(1);
    }

    @Test
    void anAliasThatWasRemovedBeginsAnew() {
        moved(1, 2);
        add(Kind.REMOVAL, null);

        assertThat(moved(3).earlier()).isEmpty();
    }

    private AliasHistoryTest moved(int... versions) {
        for (int version : versions) {
            add(Kind.MOVE, version);
        }
        return this;
    }

    private AliasHistoryTest rolledBack(int version) {
        add(Kind.ROLLBACK, version);
        return this;
    }

    private void add(@Nullable Kind kind, @Nullable Integer to) {
        ledger.add(new LedgerEntry(
                "m", "champion", ledger.size() + 1, Instant.EPOCH, null, to, "Ada", "so", null, null, kind, null));
    }

    private List<Integer> earlier() {
        return new AliasHistory(ledger).earlier();
    }
}
