package io.cotejo.deploy.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotejo.deploy.Repository;
import io.cotejo.deploy.ServiceSettings;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CudaImageTest {
    private final Image image = Image.read("deploy/docker/Dockerfile.cuda");
    private final Image ordinary = Image.read();

    @Test
    void itIsBuiltWithTheProfileAndHasTheLibrariesThatOnnxRuntimeNeeds() {
        assertThat(image.all("RUN").getFirst()).contains(" -Pcuda -pl inference-service ");
        assertThat(Repository.text("inference-service/pom.xml")).contains("<id>cuda</id>", "onnxruntime_gpu");
        assertThat(image.all("FROM"))
                .startsWith(ordinary.all("FROM").getFirst())
                .last()
                .asString()
                .matches("nvidia/cuda:12\\.[\\d.]+-cudnn-runtime-\\w+[\\d.]+");
    }

    @Test
    void itRunsAsTheOtherImageDoes() {
        assertThat(image.all("USER")).isEqualTo(ordinary.all("USER"));
        assertThat(image.all("ENTRYPOINT")).isEqualTo(ordinary.all("ENTRYPOINT"));
        assertThat(image.all("RUN").getLast()).startsWith("train-aot");
        assertThat(image.all("COPY")).contains("deploy/docker/healthy deploy/docker/train-aot /usr/local/bin/");
    }

    @Test
    void everyVariableIsASettingOfTheService() {
        var known = new TreeSet<>(Set.of("JAVA_TOOL_OPTIONS", "PATH"));
        known.addAll(ServiceSettings.of("inference-service").variables());

        assertThat(known).containsAll(image.environment().keySet());
    }
}
