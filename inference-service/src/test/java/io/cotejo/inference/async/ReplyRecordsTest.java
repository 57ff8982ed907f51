package io.cotejo.inference.async;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotejo.events.artifact.ArtifactStore;
import io.cotejo.inference.async.Reply.Answered;
import io.cotejo.inference.async.Reply.PutAside;
import io.cotejo.inference.protocol.Answer;
import io.cotejo.inference.testing.Exports;
import io.cotejo.inference.testing.LinearModel;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplyRecordsTest {
    private static final Place FIRST = new Place(new TopicPartition("requests", 0), 7);
    private static final Place SECOND = new Place(new TopicPartition("requests", 1), 3);

    @TempDir
    Path folder;

    @Test
    void whatMustShrinkDoesUntilItIsTaken() {
        var version = new Exports(new ArtifactStore(folder)).version("digits", 1, LinearModel.favouring(3));
        var reply = new Answered(version, Answer.ok(Map.of()));
        var records = new ReplyRecords("");

        records.shrink(Set.of(FIRST, SECOND));
        records.taken(Set.of(FIRST));

        assertThat(records.fitting(FIRST, reply)).isEqualTo(reply);
        assertThat(records.fitting(SECOND, reply)).isInstanceOf(PutAside.class);
    }
}
