package io.cotejo.metrics.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cotejo.metrics.problem.InvalidParameterException;
import org.junit.jupiter.api.Test;

class QueryTest {
    @Test
    void aSortIsAFieldWithAMinusForDescending() {
        assertThat(RunSort.parse("-testAccuracy")).isEqualTo(new RunSort.ByField("testAccuracy", true));
        assertThat(RunSort.parse("name").orderBy()).startsWith("key ASC NULLS LAST");
    }

    @Test
    void aSortIsNeverSql() {
        assertThatThrownBy(() -> RunSort.parse("name; DROP TABLE runs"))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("or one of bestEpoch, ");
    }

    @Test
    void aPageHasALimit() {
        assertThat(Page.parse("500", "7")).isEqualTo(new Page(500, 7));
        assertThatThrownBy(() -> Page.parse("501", "0")).hasMessage("limit must be from 1 to 500, was \"501\"");
        assertThatThrownBy(() -> Page.parse("ten", "0")).hasMessageContaining("\"ten\"");
        assertThatThrownBy(() -> Page.parse("1", "-1")).hasMessage("offset must be at least 0, was \"-1\"");
    }

    @Test
    void idsAreUuids() {
        assertThat(RunFilter.parseIds(
                        "runs", "0198c0de-0000-7000-8000-000000000001, 0198c0de-0000-7000-8000-000000000001"))
                .hasSize(1);
        assertThatThrownBy(() -> RunFilter.parseIds("runs", "a,b"))
                .hasMessage("runs must be a UUID of 36 characters, was \"a\"");
    }
}
