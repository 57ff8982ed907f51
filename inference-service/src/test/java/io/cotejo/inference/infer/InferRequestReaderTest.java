package io.cotejo.inference.infer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cotejo.inference.model.ImageShape;
import io.cotejo.inference.protocol.RefusedException;
import io.cotejo.inference.testing.LinearModel;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InferRequestReaderTest {
    private static final ImageShape SHAPE = new ImageShape(1, 2, 2);
    private static final String GOOD = tensor("'shape':[1,1,2,2],'datatype':'UINT8','data':[0,1,254,255]");

    private static String tensor(String fields) {
        return "{'name':'image'," + fields + "}";
    }

    private static InferRequest read(String json) {
        var signature = new LinearModel(SHAPE, 3, 0, 1).signature();
        return new InferRequestReader(signature, SHAPE, 4)
                .read(InferBody.of(json.replace('\'', '"').getBytes(UTF_8), Optional.empty()));
    }

    private static InferRequest readData(String shape, String data) {
        return read("{'inputs':[" + tensor("'shape':" + shape + ",'datatype':'UINT8','data':" + data) + "]}");
    }

    private static byte[] pixels(InferRequest request) {
        return Arrays.copyOf(request.pixels().bytes(), request.pixels().rows() * SHAPE.bytes());
    }

    @Test
    void flatAndNestedDataAreTheSame() {
        var flat = readData("[2,1,2,2]", "[1,2,3,4,5,6,7,8]");
        var nested = readData("[2,1,2,2]", "[[[[1,2],[3,4]]],[[[5,6],[7,8]]]]");

        assertThat(pixels(nested)).isEqualTo(pixels(flat)).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
    }

    @Test
    void theFieldsMayComeInAnyOrder() {
        var request = read("{'outputs':[{'name':'logits'}],'inputs':[{'data':[0,1,254,255],'datatype':'UINT8',"
                + "'parameters':{'a':1},'shape':[1,1,2,2],'name':'image'}],'id':'7','unknown':{'deep':[[{}]]}}");

        assertThat(pixels(request)).containsExactly(0, 1, -2, -1);
        assertThat(request.id()).contains("7");
        assertThat(request.outputs().wants("logits")).isTrue();
        assertThat(request.outputs().wants("probabilities")).isFalse();
    }

    @Test
    void noOutputsMeanAll() {
        assertThat(read("{'inputs':[" + GOOD + "],'outputs':[]}").outputs().wants("probabilities"))
                .isTrue();
    }

    @Test
    void nullIsAsGoodAsLeftOut() {
        var request =
                read("{'inputs':[" + tensor("'parameters':null,'shape':[1,1,2,2],'datatype':'UINT8','data':[0,1,2,3]")
                        + "],'id':null,'parameters':null,'outputs':null}");

        assertThat(request.id()).isEmpty();
        assertThat(request.outputs().wants("logits")).isTrue();
        assertThat(request.outputs().wants("probabilities")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"256", "-1", "1.0", "1e1", "true", "null", "'1'", "99999999999999999999", "{}"})
    void aValueThatIsNoByteIsNamed(String value) {
        assertThatThrownBy(() -> readData("[1,1,2,2]", "[0,1," + value + ",3]"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("input 'image': data[2]")
                .hasMessageContaining("0 to 255");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[[1,2],[3,4]]",
                "[[[[1,2],[3]]]]",
                "[[[[1,2,3,4]]]]",
                "[[[[1],[2],[3],[4]]]]",
                "[1,[2],3,4]",
                "[[[[1,2],3,4]]]",
                "[[[[[1,2],[3,4]]]]]"
            })
    void dataThatIsNestedOtherwiseThanItsShapeIsRefused(String data) {
        assertThatThrownBy(() -> readData("[1,1,2,2]", data))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("nested exactly as its shape says");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1,4]         | [1,2,3,4]       | has shape [1, 4], must be [-1, 1, 2, 2]",
                "[1,1,2,3]     | [1,2,3,4]       | has shape [1, 1, 2, 3], must be",
                "[1,1,2,2,1]   | [1,2,3,4]       | a shape that is not 4 whole numbers",
                "[1,1,2,2.0]   | [1,2,3,4]       | a shape that is not 4 whole numbers",
                "[-1,1,2,2]    | [1,2,3,4]       | has -1 images",
                "[0,1,2,2]     | []              | has 0 images, must be 1 to 4",
                "[5,1,2,2]     | [1,2,3,4]       | has 5 images, must be 1 to 4",
                "[1,1,2,2]     | [1,2,3]         | data has 3 numbers",
                "[1,1,2,2]     | [1,2,3,4,5]     | data has 5 numbers",
                "[1,1,2,2]     | []              | data has 0 numbers",
                "[4,1,2,2]     | [1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1] | more than 16 numbers"
            })
    void aShapeThatDoesNotFitIsNamed(String shape, String data, String message) {
        assertThatThrownBy(() -> readData(shape, data))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                                  | the body is empty",
                "{                                 | not valid JSON",
                "[]                                | the request must be an object",
                "{}                                | inputs lacks 'image'",
                "{'inputs':[]}                     | inputs lacks 'image'",
                "{'inputs':{}}                     | inputs must be an array",
                "{'inputs':[1]}                    | an element of inputs must be an object",
                "{'inputs':[{}]}                   | lacks name",
                "{'inputs':[GOOD,GOOD]}            | has more elements",
                "{'inputs':[GOOD]}}                | not valid JSON",
                "{'inputs':[GOOD]}{}               | goes on after the request",
                "{'inputs':[GOOD],'id':7}          | id must be a string",
                "{'inputs':[GOOD],'id':'a','id':'b'} | Duplicate field",
                "{'inputs':[{'name':'picture'}]}   | input 'picture' is unknown; the model takes 'image'",
                "{'inputs':[{'name':'image'}]}     | lacks datatype",
                "{'inputs':[{'name':'image','datatype':'FP32','shape':[1,1,2,2],'data':[]}]} | datatype FP32, must be UINT8",
                "{'inputs':[{'name':'image','datatype':'UINT8','data':[1]}]} | lacks shape",
                "{'inputs':[{'name':'image','datatype':'UINT8','shape':[1,1,2,2]}]} | lacks data",
                "{'inputs':[{'name':'image','data':'AAAA'}]} | data must be an array",
                "{'inputs':[{'name':'image','datatype':'UINT8','shape':[1,1,2,2],'parameters':{'binary_data_size':4}}]} | the body has 0 bytes after its JSON",
                "{'inputs':[GOOD],'outputs':[{'name':'logit'}]} | output 'logit' is unknown",
                "{'inputs':[GOOD],'outputs':[{'name':'logits'},{'name':'logits'}]} | asked for twice",
                "{'inputs':[GOOD],'outputs':[{}]}  | lacks name",
                "{'inputs':[GOOD],'outputs':[{'name':'logits','parameters':{'classification':0}}]} | classification must be a whole number from 1, was 0",
                "{'inputs':[GOOD],'outputs':[{'name':'logits','parameters':{'classification':2.0}}]} | classification must be a whole number from 1, was 2.0",
                "{'inputs':[GOOD],'outputs':[{'name':'logits','parameters':{'classification':'3'}}]} | classification must be a whole number from 1, was 3",
                "{'inputs':[GOOD],'parameters':{'timeout':-1}} | timeout must be a whole number of microseconds from 0, was -1",
                "{'inputs':[GOOD],'parameters':{'timeout':1.5}} | timeout must be a whole number of microseconds from 0, was 1.5",
                "{'inputs':[GOOD],'parameters':{'timeout':'10'}} | timeout must be a whole number of microseconds from 0, was 10",
                "{'inputs':[GOOD],'parameters':{'version':0}} | version must be a version's number from 1 or an alias, was 0",
                "{'inputs':[GOOD],'parameters':{'version':' '}} | version must be a version's number from 1 or an alias",
                "{'inputs':[GOOD],'parameters':{'version':true}} | version must be a version's number from 1 or an alias, was true",
                "{'inputs':[GOOD],'parameters':{'a':[1]}} | must be a string, a number or a boolean",
                "{'inputs':[GOOD],'parameters':{'a':null}} | must be a string, a number or a boolean",
                "{'inputs':[GOOD],'parameters':[]} | parameters must be an object"
            })
    void whatIsWrongIsNamed(String body, String message) {
        assertThatThrownBy(() -> read(body == null ? "" : body.replace("GOOD", GOOD)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource({"0, PT0S", "1, PT0.000001S", "2500000, PT2.5S", "9223372036854775807, PT24H"})
    void theTimeoutIsInMicrosecondsAndADayAtMost(String micros, Duration timeout) {
        assertThat(read("{'inputs':[" + GOOD + "],'parameters':{'timeout':" + micros + "}}")
                        .timeout()
                        .orElse(Duration.ZERO))
                .isEqualTo(timeout);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {"7,7", "'7',7", "'challenger',challenger"})
    void aVersionIsNamedByNumberOrAlias(String sent, String version) {
        assertThat(read("{'inputs':[" + GOOD + "],'parameters':{'version':" + sent + "}}")
                        .version())
                .contains(version);
    }

    @Test
    void nothingIsSaidAboutVersionOrTimeoutUnlessTheyAreSent() {
        var request = read("{'inputs':[" + GOOD + "],'parameters':{'priority':1}}");

        assertThat(request.version()).isEmpty();
        assertThat(request.timeout()).isEmpty();
    }

    @Test
    void eachOutputMayBeAskedForItsBestClasses() {
        var outputs = read("{'inputs':[" + GOOD + "],'outputs':[{'name':'logits','parameters':"
                        + "{'classification':99999999999}},{'name':'probabilities'}]}")
                .outputs();

        assertThat(outputs.classes("logits")).contains(Integer.MAX_VALUE);
        assertThat(outputs.classes("probabilities")).isEmpty();
    }

    @Test
    void depthIsBounded() {
        var deep = "[".repeat(100_000);

        assertThatThrownBy(() -> read("{'x':" + deep)).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> readData("[1,1,2,2]", deep)).isInstanceOf(RefusedException.class);
    }

    @Test
    void aBodyCutOffAnywhereIsRefused() {
        var whole = "{'inputs':[" + GOOD + "],'id':'7'}";

        for (int end = 0; end < whole.length(); end++) {
            var cut = whole.substring(0, end);
            assertThatThrownBy(() -> read(cut)).as(cut).isInstanceOf(RefusedException.class);
        }
    }
}
