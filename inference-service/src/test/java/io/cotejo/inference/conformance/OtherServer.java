package io.cotejo.inference.conformance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same cases for a server that is somewhere else, by its address; what it does not announce is skipped.
 * Run by name only: docs/serving.md.
 */
class OtherServer {
    static final String URL = "COTEJO_CONFORMANCE_URL";
    private static final String MODEL = "COTEJO_CONFORMANCE_MODEL";

    static Stream<Case> cases() {
        return Cases.all().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void answersAsTheProtocolSays(Case asked) {
        var subject = Subject.at(URI.create(environment(URL)), environment(MODEL));
        var trial = new Trial(subject, false);
        assumeTrue(trial.applies(asked), "the server does not announce " + asked.extension());

        trial.ask(asked);
    }

    private static String environment(String name) {
        return Objects.requireNonNull(System.getenv(name), name + " must be set");
    }
}
