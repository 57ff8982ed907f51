package io.cotejo.cli.train;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import io.cotejo.events.job.JobDocuments;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "training.epochs=1        | {training: {epochs: 1, seed: 42}, layers: [{linear: 8}, relu]}",
                "name=1                   | {training: {epochs: 5, seed: 42}, layers: [{linear: 8}, relu], name: 1}",
                "name=\"1\"               | {training: {epochs: 5, seed: 42}, layers: [{linear: 8}, relu], name: '1'}",
                "layers[0].linear=64      | {training: {epochs: 5, seed: 42}, layers: [{linear: 64}, relu]}",
                "layers[1]=tanh           | {training: {epochs: 5, seed: 42}, layers: [{linear: 8}, tanh]}",
                "callbacks.earlyStopping.patience=2 | {training: {epochs: 5, seed: 42}, layers: [{linear: 8}, relu],"
                        + " callbacks: {earlyStopping: {patience: 2}}}",
                "training={epochs: 2}     | {training: {epochs: 2}, layers: [{linear: 8}, relu]}",
                "training.seed=a=b        | {training: {epochs: 5, seed: a=b}, layers: [{linear: 8}, relu]}"
            })
    void setsWhatThePathNamesToTheValueAsYamlReadsIt(String text, String expected) {
        var document = yaml("{training: {epochs: 5, seed: 42}, layers: [{linear: 8}, relu]}");

        Setting.parse(text).applyTo(document);

        assertThat(document).isEqualTo(yaml(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"training.epochs", "=1", "training..epochs=1", "training.epochs=", "a[x]=1", "a={"})
    void refusesWhatIsNotAPathAndAValue(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Setting.parse(text))
                .withMessageContaining(text.replaceAll(".*=\\{", "{"));
    }

    @Test
    void refusesAPathThatLeadsNowhere() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Setting.parse("name.first=x").applyTo(yaml("{name: cnn}")))
                .withMessage("name.first: there is no object to hold first, but \"cnn\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Setting.parse("layers[2]=relu").applyTo(yaml("{layers: [relu]}")))
                .withMessage("layers.2: the list has the elements 0 to 0, not 2");
    }

    private static JsonNode yaml(String text) {
        return JobDocuments.parse(text.getBytes(UTF_8)).getFirst();
    }
}
