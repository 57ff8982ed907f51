package io.cotejo.cli.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotejo.cli.client.RunGroup;
import io.cotejo.cli.client.RunGroup.Spread;
import io.cotejo.cli.terminal.Recorder;
import io.cotejo.events.RunId;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GroupsTableTest {
    private final Recorder recorder = new Recorder();

    @Test
    void tellsMeansAndDeviationsWhereARunWasRepeated() {
        GroupsTable.print(List.of(group("cnn", 3, 0.001234), group("mlp", 1, null)), recorder.terminal());

        assertThat(recorder.lines().get(1)).isEqualTo("Mean and standard deviation over seeds");
        assertThat(recorder.lines().get(4))
                .matches("cnn +net +3 +0\\.9800 \\+/- 0\\.0012 +- +- +8\\.7 s \\+/- 0\\.0 s +-");
        assertThat(recorder.lines().get(5)).matches("mlp +net +1 +0\\.9800 +- +- +8\\.7 s +-");
    }

    @Test
    void tellsNothingWhereNothingWasRepeated() {
        GroupsTable.print(List.of(group("mlp", 1, null)), recorder.terminal());

        assertThat(recorder.out()).isEmpty();
    }

    @Test
    void tellsOverHowManyRunsAMeanIsWhereNotOverAll() {
        var all = group("cnn", 3, 0.001);
        var fewer = new Spread(0.97, 0.002, 2);

        GroupsTable.print(
                List.of(new RunGroup("cnn", "net", all.runs(), fewer, null, null, all.trainingSeconds(), null)),
                recorder.terminal());

        assertThat(recorder.lines().get(4))
                .contains("0.9700 +/- 0.0020 (2 of 3)")
                .contains("8.7 s +/- 0.0 s  ");
    }

    private static RunGroup group(String name, int runs, @Nullable Double deviation) {
        var ids = IntStream.range(0, runs)
                .mapToObj(i -> new RunId(new UUID(0, i)))
                .toList();
        var seconds = new Spread(8.7, deviation == null ? null : 0.0, runs);
        return new RunGroup(name, "net", ids, new Spread(0.98, deviation, runs), null, null, seconds, null);
    }
}
