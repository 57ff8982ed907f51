package io.cotejo.metrics.compare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.cotejo.events.EventJson;
import io.cotejo.events.RunId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DifferenceTest {
    private static final RunId ONE = new RunId(new UUID(0, 1));
    private static final RunId TWO = new RunId(new UUID(0, 2));

    @Test
    void onlyWhatIsNotTheSameInAllIsTold() throws JsonProcessingException {
        var differences = Difference.between(jobs("""
                {"name": "a", "network": {"hidden": [64, 32]}, "training": {"epochs": 5, "seed": 1}}""", """
                {"name": "b", "network": {"hidden": [64, 16]}, "training": {"epochs": 5}}"""));

        assertThat(differences).extracting(Difference::path).containsExactly("network.hidden", "training.seed");
        assertThat(differences.getFirst().values().get(TWO)).hasToString("[64,16]");
        assertThat(differences.getLast().values().get(ONE)).hasToString("1");
        assertThat(differences.getLast().values().get(TWO)).hasToString("null");
    }

    @Test
    void oneRunDiffersInNothing() throws JsonProcessingException {
        assertThat(Difference.between(jobs("{\"seed\": 1}", "{\"seed\": 1}"))).isEmpty();
    }

    private static Map<RunId, JsonNode> jobs(String one, String two) throws JsonProcessingException {
        var jobs = new LinkedHashMap<RunId, JsonNode>();
        jobs.put(ONE, EventJson.mapper().readTree(one));
        jobs.put(TWO, EventJson.mapper().readTree(two));
        return jobs;
    }
}
