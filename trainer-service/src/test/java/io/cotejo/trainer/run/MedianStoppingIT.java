package io.cotejo.trainer.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotejo.embedded.junit.TestKafka;
import io.cotejo.events.RunResults.Ending;
import io.cotejo.events.RunState;
import io.cotejo.trainer.SmallJobs;
import io.cotejo.trainer.TopicLog;
import io.cotejo.trainer.TrainerResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** What a run learns from the others by way of the epochs topic. */
@QuarkusTest
@QuarkusTestResource(TrainerResource.class)
class MedianStoppingIT {
    @Test
    void aRunThatIsHopelessBesideThreeGoodOnesEndsEarly() throws Exception {
        try (var log = new TopicLog(TestKafka.bootstrapServers(), TrainerResource.PREFIX)) {
            for (int seed = 1; seed <= 3; seed++) {
                var good = (RunState.Completed) log.awaitEnd(log.submit(job("good", 4, seed, "0.003")));
                assertThat(good.results().ending()).isEqualTo(Ending.ALL_EPOCHS);
            }

            var hopeless = (RunState.Completed) log.awaitEnd(log.submit(job("hopeless", 4, 4, "1e-9")));

            assertThat(hopeless.results().ending()).isEqualTo(Ending.MEDIAN_STOPPING);
            assertThat(hopeless.results().epochs()).isEqualTo(3);
            assertThat(log.epochs(hopeless.runId())).hasSize(3);
        }
    }

    private static String job(String name, int epochs, int seed, String learningRate) {
        return SmallJobs.small(name, epochs)
                .replace("trainer-it", "median-it")
                .replace("\"seed\": 7", "\"seed\": " + seed)
                .replace("0.003}}", learningRate + "},\n")
                .stripTrailing()
                .concat(" \"callbacks\": {\"medianStopping\": {\"startFromEpoch\": 3, \"minRuns\": 3}}}\n");
    }
}
