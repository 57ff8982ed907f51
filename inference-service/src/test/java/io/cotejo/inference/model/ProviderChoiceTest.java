package io.cotejo.inference.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import ai.onnxruntime.OrtException;
import io.cotejo.inference.model.ProviderConfig.Wish;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProviderChoiceTest {
    @Test
    void cudaIsTakenWhereItCanBeUsed() {
        assertThat(ProviderChoice.of(Wish.AUTO, Optional::empty).provider()).isEqualTo(Provider.CUDA);
        assertThat(ProviderChoice.of(Wish.CUDA, Optional::empty).provider()).isEqualTo(Provider.CUDA);
    }

    @Test
    void elseTheProcessorAndItSaysWhy() {
        assertThat(ProviderChoice.of(Wish.AUTO, () -> Optional.of("no card")))
                .isEqualTo(new ProviderChoice(Provider.CPU, "no card"));
    }

    @Test
    void whoWantsTheProcessorDoesNotLookForACard() {
        var choice = ProviderChoice.of(Wish.CPU, () -> {
            throw new AssertionError("looked for a card");
        });

        assertThat(choice.provider()).isEqualTo(Provider.CPU);
    }

    @Test
    void whoWantsCudaAndCannotHaveItIsRefusedInWords() {
        assertThatIllegalStateException()
                .isThrownBy(() -> ProviderChoice.of(Wish.CUDA, () -> Optional.of("there is no card")))
                .withMessage(
                        "cotejo.inference.provider is cuda, but there is no card; put that right, or set it to auto"
                                + " or cpu");
    }

    @Test
    void theSelfTestIsComputedRight() throws OrtException {
        assertThat(CudaCheck.selfTest(Provider.CPU)).isEmpty();
    }

    @Test
    void whatIsMissingIsNamed() {
        CudaCheck.obstacle().ifPresent(reason -> {
            if (CudaCheck.built()) {
                assertThat(reason).containsAnyOf("libcuda.so.1", "self-test");
            } else {
                assertThat(reason).contains("-Pcuda");
            }
        });
    }

    @ParameterizedTest
    @CsvSource({"'',AUTO", "cpu,CPU", "cuda,CUDA"})
    void theWishIsConfigured(String value, Wish wish) {
        Map<String, String> properties = value.isEmpty() ? Map.of() : Map.of("cotejo.inference.provider", value);
        var config = new SmallRyeConfigBuilder()
                .withMapping(ProviderConfig.class)
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .build();

        assertThat(config.getConfigMapping(ProviderConfig.class).provider()).isEqualTo(wish);
    }
}
