package io.cotejo.deploy.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotejo.deploy.Repository;
import io.cotejo.deploy.ServiceSettings;
import io.cotejo.deploy.compose.Composition.Container;
import io.cotejo.deploy.compose.Composition.Mount;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.server.config.AbstractKafkaConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** No container engine runs here: what the file names is held against the code instead. */
class ComposeTest {
    static final List<String> SERVICES = Composition.OURS;
    private static final Set<String> KEYS = Set.of(
            "build",
            "cap_drop",
            "command",
            "depends_on",
            "environment",
            "healthcheck",
            "image",
            "ports",
            "read_only",
            "restart",
            "security_opt",
            "stop_grace_period",
            "tmpfs",
            "volumes");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)");
    private static final Pattern PINNED = Pattern.compile("[\\w./-]+:v?\\d[\\w.-]*");
    private static final Pattern HOST_AND_PORT = Pattern.compile("(?:^|//)([a-z][a-z0-9-]*):(\\d+)");

    private final Composition composition = Composition.read();

    @Test
    void onlyWhatIsKnownIsSaid() {
        assertThat(composition.json().propertyStream().map(entry -> entry.getKey()))
                .allMatch(key -> Set.of("name", "services", "volumes").contains(key) || key.startsWith("x-"));
        assertThat(composition.containers().values())
                .allSatisfy(container -> assertThat(
                                container.json().propertyStream().map(entry -> entry.getKey()))
                        .as(container.name())
                        .allMatch(KEYS::contains));
        assertThat(composition.containers())
                .containsOnlyKeys(
                        Stream.concat(SERVICES.stream(), Stream.of("kafka", "postgres", "prometheus", "grafana"))
                                .toList());
    }

    @Test
    void everyVariableIsInTheExampleAndTheOtherWayRound() {
        var used = VARIABLE.matcher(Repository.text("docker-compose.yml"))
                .results()
                .map(match -> match.group(1));
        var offered = Repository.text(".env.example").lines().filter(line -> line.matches("\\w+=.*"));

        assertThat(offered.map(line -> line.substring(0, line.indexOf('='))))
                .containsExactlyInAnyOrderElementsOf(used.distinct().toList());
    }

    @Test
    void everyPortIsReachedFromThisMachineAlone() {
        assertThat(composition.containers().values())
                .allSatisfy(container -> assertThat(container.ports())
                        .as(container.name())
                        .isNotEmpty()
                        .allMatch(port -> port.matches("127\\.0\\.0\\.1:(\\d+):\\1")));
        assertThat(composition.containers().values().stream().flatMap(container -> container.ports().stream()))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void aServiceIsBuiltStartedAndSetAsItsCodeSays(String service) {
        var container = composition.container(service);
        var settings = ServiceSettings.of(service);
        var port = Integer.toString(settings.port());

        assertThat(container.json().at("/build/args/SERVICE").asText()).isEqualTo(service);
        assertThat(Repository.ROOT.resolve(
                        container.json().at("/build/dockerfile").asText()))
                .isRegularFile();
        assertThat(settings.variables()).containsAll(container.environment().keySet());
        assertThat(container.environment()).containsEntry("QUARKUS_HTTP_PORT", port);
        assertThat(container.ports()).containsExactly("127.0.0.1:%s:%s".formatted(port, port));
        assertThat(container.environment().keySet())
                .as("addresses that default to this machine")
                .containsAll(settings.addresses().stream()
                        .map(ServiceSettings::variable)
                        .toList());
        assertThat(container.json().at("/healthcheck/test"))
                .extracting(each -> each.asText())
                .containsExactly("CMD", "healthy");
    }

    @Test
    void theInferenceServiceEndsWhenItsHeapIsFullAndTheTrainerDoesNot() {
        assertThat(composition.container("inference-service").environment())
                .containsEntry("JDK_JAVA_OPTIONS", "-XX:+ExitOnOutOfMemoryError");
        assertThat(Repository.text("deploy/kubernetes/base/inference-service.yaml"))
                .contains("-XX:+ExitOnOutOfMemoryError");
        assertThat(Repository.text("deploy/docker/Dockerfile.cuda")).contains("-XX:+ExitOnOutOfMemoryError");
        assertThat(composition.container("trainer-service").environment()).doesNotContainKey("JDK_JAVA_OPTIONS");
    }

    @Test
    void everyVariableOfTheBrokerIsASettingOfKafka() {
        var settings = composition.container("kafka").environment().keySet().stream()
                .map(variable -> variable.substring("KAFKA_".length()).toLowerCase(Locale.ROOT))
                .map(variable -> variable.replace('_', '.'));

        assertThat(AbstractKafkaConfig.CONFIG_DEF.names()).containsAll(settings.toList());
    }

    @Test
    void everyAddressIsOfAContainerThatListensThere() {
        assertThat(composition.containers().values()).allSatisfy(container -> {
            for (var address : addresses(container)) {
                assertThat(listeners(composition.container(address.group(1))))
                        .as(container.name() + " → " + address.group())
                        .contains(address.group(2));
            }
        });
    }

    private static List<MatchResult> addresses(Container container) {
        return container.environment().values().stream()
                .flatMap(value -> Arrays.stream(value.split("[,@]")))
                .flatMap(value -> HOST_AND_PORT.matcher(value).results())
                .toList();
    }

    private static Set<String> listeners(Container container) {
        var ports = new TreeSet<String>();
        container.ports().forEach(port -> ports.add(port.substring(port.lastIndexOf(':') + 1)));
        Pattern.compile("://:(\\d+)")
                .matcher(container.environment().getOrDefault("KAFKA_LISTENERS", ""))
                .results()
                .forEach(listener -> ports.add(listener.group(1)));
        return ports;
    }

    @Test
    void everyVolumeIsDeclaredAndUsedAndEveryFolderIsThere() {
        var mounts = composition.containers().values().stream()
                .flatMap(container -> container.volumes().stream())
                .toList();
        var named = mounts.stream().filter(mount -> !mount.isFolder()).map(Mount::source);

        assertThat(named.distinct())
                .containsExactlyInAnyOrderElementsOf(composition
                        .json()
                        .path("volumes")
                        .propertyStream()
                        .map(entry -> entry.getKey())
                        .toList());
        assertThat(mounts.stream().filter(mount -> mount.source().startsWith("./")))
                .isNotEmpty()
                .allSatisfy(mount -> {
                    assertThat(Repository.ROOT.resolve(mount.source())).isDirectory();
                    assertThat(mount.readOnly()).isTrue();
                });
    }

    @Test
    void theArtifactsAreWrittenByAllButTheInferenceService() {
        for (var service : SERVICES) {
            var artifacts = composition.container(service).volumes().stream()
                    .filter(mount -> mount.source().equals("artifacts"))
                    .toList();
            assertThat(artifacts).singleElement().satisfies(mount -> {
                assertThat(mount.target()).isEqualTo(Image.read().environment().get("COTEJO_ARTIFACTS"));
                assertThat(mount.readOnly()).isEqualTo(service.equals("inference-service"));
            });
        }
    }

    @Test
    void theTrainerDownloadsNothingIntoAFolderThatItMayNotWrite() {
        var trainer = composition.container("trainer-service");

        assertThat(trainer.volumes())
                .filteredOn(mount -> mount.target().equals("/var/lib/cotejo/data"))
                .singleElement()
                .satisfies(mount -> assertThat(mount.readOnly()).isTrue());
        assertThat(trainer.environment()).containsEntry("COTEJO_DATA_DOWNLOAD", "false");
    }

    @Test
    void whoeverIsWaitedForTellsItsHealth() {
        assertThat(composition.containers().values()).allSatisfy(container -> {
            assertThat(container.json().has("healthcheck")).as(container.name()).isTrue();
            assertThat(container.json().path("depends_on").propertyStream()).allSatisfy(other -> {
                assertThat(composition.containers()).containsKey(other.getKey());
                assertThat(other.getValue().path("condition").asText()).isEqualTo("service_healthy");
            });
        });
    }

    @Test
    void everyImageIsPinnedAndAsTheBuildHasIt() {
        var images = composition.containers().values().stream()
                .map(container -> container.json().path("image").asText())
                .filter(image -> !image.isEmpty());
        var pom = Repository.text("pom.xml");

        assertThat(images).hasSize(4).allMatch(image -> PINNED.matcher(image).matches());
        assertThat(image("kafka")).isEqualTo("apache/kafka:" + version(pom, "kafka.version"));
        assertThat(image("postgres"))
                .isEqualTo(
                        "postgres:" + version(pom, "postgres-binaries.version").split("\\.", 2)[0]);
    }

    private String image(String container) {
        return composition.container(container).json().path("image").asText();
    }

    private static String version(String pom, String property) {
        var open = "<" + property + ">";
        int start = pom.indexOf(open) + open.length();
        return pom.substring(start, pom.indexOf('<', start));
    }

    @Test
    void prometheusScrapesEveryServiceWhereItListens() {
        var jobs = Repository.yaml("deploy/prometheus/prometheus.yml").path("scrape_configs");

        assertThat(jobs.valueStream().map(job -> job.path("job_name").asText()))
                .containsExactlyInAnyOrderElementsOf(SERVICES);
        assertThat(jobs.valueStream()).allSatisfy(job -> {
            var service = job.path("job_name").asText();
            assertThat(job.at("/static_configs/0/targets/0").asText())
                    .isEqualTo(service + ":" + ServiceSettings.of(service).port());
            assertThat(job.path("metrics_path").asText()).isEqualTo("/q/metrics");
        });
    }

    @Test
    void whatAContainerIsToldToReadIsMountedThere() {
        var prometheus = composition.container("prometheus");
        assertThat(prometheus.json().path("command").valueStream().map(argument -> argument.asText()))
                .contains("--config.file=/etc/cotejo/prometheus.yml", "--storage.tsdb.path=/prometheus");
        assertThat(prometheus.volumes())
                .contains(
                        new Mount("./deploy/prometheus", "/etc/cotejo", true),
                        new Mount("prometheus", "/prometheus", false));

        var dashboards = Repository.yaml("deploy/grafana/provisioning/dashboards/cotejo.yaml");
        assertThat(composition.container("grafana").volumes())
                .contains(new Mount(
                        "./deploy/grafana/dashboards",
                        dashboards.at("/providers/0/options/path").asText(),
                        true));
        assertThat(composition.container("grafana").environment().get("GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH"))
                .isEqualTo("/etc/cotejo/dashboards/training-comparison.json");
        assertThat(Repository.ROOT.resolve("deploy/grafana/dashboards/training-comparison.json"))
                .isRegularFile();
    }
}
