package io.cotejo.metrics.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cotejo.metrics.problem.InvalidParameterException;
import java.util.List;
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

    @Test
    void aDemandOnAJobIsAPathAnOperatorAndAValue() {
        assertThat(Where.parse("optimizer.learningRate<=1e-3").operator()).isEqualTo(Where.Operator.AT_MOST);
        assertThat(Where.parse("network.hidden=[64, 32]").value()).isEqualTo("[64, 32]");
        assertThat(Where.parse("name=a=b").value()).isEqualTo("a=b");
        assertThatThrownBy(() -> Where.parse("optimizer.learningRate<small"))
                .hasMessage("where must be a path, < and a number, was \"optimizer.learningRate<small\"");
        assertThatThrownBy(() -> Where.parse("=1")).hasMessageStartingWith("where must be a path such as");
        assertThatThrownBy(() -> Where.parse("a.".repeat(10_000) + "a=1"))
                .hasMessageStartingWith("where must be a path such as");
    }

    @Test
    void whatAClientWritesIsNoPartOfTheStatement() {
        var sql = Where.parse("a.b~'; DROP TABLE runs; --").condition().toString();

        assertThat(sql).doesNotContain("DROP").doesNotContain("a.b");
    }

    @Test
    void aDayLastsUntilTheNext() {
        assertThat(Moment.from("since", "2026-11-22")).isEqualTo("2026-11-22T00:00:00Z");
        assertThat(Moment.to("until", "2026-11-22")).isEqualTo("2026-11-23T00:00:00Z");
        assertThat(Moment.to("until", "2026-11-22T10:00:00+01:00")).isEqualTo("2026-11-22T09:00:00Z");
        assertThatThrownBy(() -> Moment.from("since", "2026-13-01")).hasMessageContaining("\"2026-13-01\"");
        assertThat(Moment.to("until", "9999-12-31")).isEqualTo("+10000-01-01T00:00:00Z");
        for (var beyond : List.of(
                "0000-12-31", "+10000-01-01T00:00:00Z", "-0001-01-01T00:00:00Z", "+999999999-12-31T23:59:59Z")) {
            assertThatThrownBy(() -> Moment.to("until", beyond)).hasMessageContaining("of the years 1 to 9999");
        }
    }

    @Test
    void columnsArePathsOfTheJob() {
        var view = new RunView();
        view.columns = "a.b, c,c";
        assertThat(view.paths()).containsExactly("a.b", "c");
        view.columns = "a;b";
        assertThatThrownBy(view::paths).hasMessageContaining("was \"a;b\"");
    }
}
