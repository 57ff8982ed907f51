package io.cotejo.inference.telemetry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cotejo.inference.protocol.RefusedException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedbackRequestTest {
    private static final List<String> LABELS = List.of("cat", "dog");

    private static FeedbackRequest parse(String json) {
        return FeedbackRequest.parse(json.getBytes(UTF_8));
    }

    @Test
    void aLabelOrAnIndexNamesTheClass() {
        assertThat(parse("{\"id\":\"a\",\"label\":\"dog\"}").classAmong(LABELS)).isEqualTo(1);
        assertThat(parse("{\"id\":\"a\",\"index\":0,\"row\":3}").classAmong(LABELS))
                .isZero();
        assertThat(parse("{\"id\":\"a\",\"index\":0,\"row\":3}").row()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                                       | the body is no JSON object
            nonsense                                 | the body is no JSON object
            [1]                                      | the body is no JSON object
            {"label":"cat"}                          | id must be a string
            {"id":7,"label":"cat"}                   | id must be a string, was 7
            {"id":"","label":"cat"}                  | id must be 1 to 128 printable ASCII characters
            {"id":"é","label":"cat"}                 | id must be 1 to 128 printable ASCII characters
            {"id":"a"}                               | either a label or an index
            {"id":"a","label":"cat","index":0}       | either a label or an index
            {"id":"a","label":7}                     | label must be a string, was 7
            {"id":"a","index":"7"}                   | index must be a whole number from 0, was "7"
            {"id":"a","index":-1}                    | index must be a whole number from 0, was -1
            {"id":"a","index":1.5}                   | index must be a whole number from 0, was 1.5
            {"id":"a","index":99999999999}           | index must be a whole number from 0
            {"id":"a","index":0,"row":-1}            | row must be a whole number from 0, was -1
            {"id":"a","lable":"cat"}                 | feedback has no field 'lable'
            {"id":"a","label":"cow"}                 | label 'cow' is none of the model's, which are [cat, dog]
            {"id":"a","index":2}                     | index must be below 2, was 2; the classes are, from 0 on, [cat, dog]
            """)
    void whatIsWrongIsNamed(String body, String reason) {
        assertThatThrownBy(() -> parse(body).classAmong(LABELS))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining(reason);
    }
}
