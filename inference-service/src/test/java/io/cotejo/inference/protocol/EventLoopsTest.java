package io.cotejo.inference.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.VertxOptions;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class EventLoopsTest {
    private final VertxOptions options = new VertxOptions().setEventLoopPoolSize(1234);

    @Test
    void thereIsOneForEachCore() {
        new EventLoops(OptionalInt.empty()).accept(options);

        assertThat(options.getEventLoopPoolSize())
                .isEqualTo(Runtime.getRuntime().availableProcessors());
    }

    @Test
    void aNumberThatWasSetStands() {
        new EventLoops(OptionalInt.of(1234)).accept(options);

        assertThat(options.getEventLoopPoolSize()).isEqualTo(1234);
    }
}
