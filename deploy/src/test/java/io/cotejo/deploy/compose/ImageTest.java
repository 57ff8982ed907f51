package io.cotejo.deploy.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotejo.deploy.Repository;
import io.cotejo.deploy.ServiceSettings;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ImageTest {
    private static final Set<String> INSTRUCTIONS =
            Set.of("ARG", "COPY", "ENTRYPOINT", "ENV", "FROM", "RUN", "USER", "WORKDIR");
    /** Of the engine, of the C library and of the JVM; no service reads them. */
    private static final Set<String> NOT_OURS = Set.of(
            "DJL_CACHE_DIR",
            "GOMP_SPINCOUNT",
            "JAVA_TOOL_OPTIONS",
            "MALLOC_MMAP_THRESHOLD_",
            "MALLOC_TOP_PAD_",
            "MALLOC_TRIM_THRESHOLD_");

    private final Image image = Image.read();

    @Test
    void onlyWhatIsKnownIsSaid() {
        assertThat(image.instructions()).extracting(Image.Instruction::name).allMatch(INSTRUCTIONS::contains);
    }

    @Test
    void theProgramIsBuiltApartAndRunsWithoutRights() {
        assertThat(image.all("FROM")).containsExactly("eclipse-temurin:25-jdk AS build", "eclipse-temurin:25-jre");
        assertThat(image.all("USER")).containsExactly("10001");
        var names = image.instructions().stream().map(Image.Instruction::name).toList();
        assertThat(names.lastIndexOf("USER")).isLessThan(names.indexOf("ENTRYPOINT"));
    }

    @Test
    void theCacheIsMadeByTheVeryJvmThatUsesIt() {
        var names = image.instructions().stream().map(Image.Instruction::name).toList();

        assertThat(image.all("RUN").getLast()).startsWith("train-aot");
        assertThat(names.lastIndexOf("RUN")).isGreaterThan(names.lastIndexOf("FROM"));
        assertThat(image.all("ENTRYPOINT"))
                .containsExactly("[\"java\", \"-XX:AOTCache=app.aot\", \"-jar\", \"quarkus-run.jar\"]");
        assertThat(Repository.text("deploy/docker/train-aot")).contains("-XX:AOTCacheOutput=app.aot");
    }

    @Test
    void everyFileThatIsCopiedIsThereAndCanBeRun() {
        var scripts = image.all("COPY").stream()
                .filter(copy -> copy.startsWith("deploy/"))
                .flatMap(copy -> Stream.of(copy.split(" ")).filter(word -> word.startsWith("deploy/")))
                .toList();

        assertThat(scripts)
                .contains("deploy/docker/healthy", "deploy/docker/train-aot")
                .allSatisfy(
                        script -> assertThat(Repository.ROOT.resolve(script)).isExecutable());
    }

    @Test
    void everyVariableIsASettingOfAService() {
        var known = new TreeSet<>(NOT_OURS);
        known.addAll(List.of("COTEJO_ARTIFACTS", "COTEJO_DATA"));
        Composition.OURS.forEach(
                service -> known.addAll(ServiceSettings.of(service).variables()));

        assertThat(known).containsAll(image.environment().keySet());
        assertThat(ServiceSettings.of("trainer-service").variables()).contains("COTEJO_ARTIFACTS", "COTEJO_DATA");
    }

    @Test
    void theFoldersOfTheServicesAreMadeForTheirUser() {
        var making = image.all("RUN").get(1);

        assertThat(making).contains("useradd --uid 10001");
        for (var folder : List.of("COTEJO_ARTIFACTS", "COTEJO_DATA", "DJL_CACHE_DIR")) {
            assertThat(making).contains(image.environment().get(folder));
        }
    }
}
