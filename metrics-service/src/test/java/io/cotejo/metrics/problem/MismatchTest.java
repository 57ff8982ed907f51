package io.cotejo.metrics.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MismatchTest {
    record Part(@Nullable Integer number) {}

    record Body(
            @Nullable Double gain,
            @Nullable String by,
            @Nullable Boolean dry,
            @Nullable List<Part> parts) {}

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"minGain": 0.5}              | minGain is no field that is known here. Known are: by, dry, gain, parts
                    {"gain": "much"}              | gain must be a number, was "much"
                    {"by": {}}                    | by must be a text, was another kind of value
                    {"dry": "perhaps"}            | dry must be true or false, was "perhaps"
                    {"parts": [{"number": 2.9}]}  | parts[0].number must be a whole number, was "2.9"
                    {"parts": 7}                  | parts must be a list, was another kind of value
                    [1]                           | The body must be an object, was another kind of value""")
    void namesTheFieldTheValueAndWhatIsAllowed(String json, String detail) {
        var mapper = new ObjectMapper();
        new WholeNumbers().customize(mapper);

        var mismatch = catchThrowableOfType(MismatchedInputException.class, () -> mapper.readValue(json, Body.class));

        assertThat(Mismatch.detail(mismatch)).isEqualTo(detail);
    }
}
