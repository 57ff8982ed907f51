package io.cotejo.trainer.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotejo.embedded.junit.TestKafka;
import io.cotejo.events.EpochCompleted;
import io.cotejo.events.RunState;
import io.cotejo.trainer.SmallJobs;
import io.cotejo.trainer.TopicLog;
import io.cotejo.trainer.TrainerResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TrainerResource.class)
class RestartedBrokerIT {
    private static final int EPOCHS = 60;

    @Test
    void aRunOutlastsARestartOfTheBrokerAndTellsEveryEpoch() throws Exception {
        try (var log = new TopicLog(TestKafka.bootstrapServers(), TrainerResource.PREFIX)) {
            var runId = log.submit(SmallJobs.small("restarted-broker", EPOCHS));
            log.awaitEpoch(runId, 1);

            TestKafka.restart();

            assertThat(log.awaitEnd(runId)).isInstanceOf(RunState.Completed.class);
            assertThat(log.epochs(runId).stream().map(EpochCompleted::epoch).distinct())
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, EPOCHS).boxed().toList());
            System.out.printf(
                    "The run on the restarted broker took %d attempts%n",
                    log.lastState(runId).orElseThrow().attempt());
        }
    }
}
