package io.cotejo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that starts everything, run by the system's own shell. */
class StartScriptTest {
    private static final Path SCRIPT = Path.of("../cotejo").toAbsolutePath().normalize();

    private static final List<String> PROGRAMS = List.of(
            "awk",
            "basename",
            "cat",
            "dirname",
            "find",
            "grep",
            "head",
            "mkdir",
            "mkfifo",
            "mv",
            "readlink",
            "rm",
            "sed",
            "sh",
            "sleep",
            "tail",
            "tee",
            "touch");

    @TempDir
    private Path folder;

    private record Outcome(int code, String output) {}

    @Test
    void isUnderstoodByAPlainShell() throws Exception {
        assertThat(run(List.of("sh", "-n", SCRIPT.toString()), Map.of()).code()).isZero();
    }

    @Test
    void withoutTheRightJdkItSaysHowToGetOne() throws Exception {
        jdk("jdk-17", "17.0.15");
        jdk("jdk-250", "250");

        var outcome = start(Map.of("COTEJO_JDK_ROOTS", folder.toString()));

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.output())
                .contains("needs a JDK 25")
                .contains("sdk install java")
                .contains("temurin-25-jdk");
    }

    @Test
    void findsAJdkAmongOthersThroughALinkAndFromAnywhere() throws Exception {
        jdk("jdk-17", "17.0.15");
        jdk("jdk 25", "25.0.1");
        var link = Files.createSymbolicLink(
                folder.resolve("link to cotejo"), installation().resolve("cotejo"));

        var outcome = run(List.of("sh", link.toString(), "runs", "a b"), environment(folder.toString()));

        assertThat(outcome.output()).contains("ran by jdk 25").endsWith("io.cotejo.cli.Main runs a b\n");
        assertThat(outcome.code()).isZero();
    }

    @Test
    void aJdkThatIsNamedIsNotReplacedByAnother() throws Exception {
        jdk("jdk-25", "25");

        var outcome = start(Map.of("COTEJO_JDK_ROOTS", folder.toString(), "COTEJO_JAVA_HOME", "/nonexistent"));

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.output()).contains("COTEJO_JAVA_HOME=/nonexistent is not a JDK 25");
    }

    @Test
    void buildsOnceEvenIfTwoStartAtTheSameTime() throws Exception {
        jdk("jdk-25", "25");
        var root = unbuilt("""
                #!/bin/sh
                echo run >>runs
                echo '[INFO] Building Cotejo · events 0.1.0-SNAPSHOT            [2/7]'
                sleep 2
                for s in trainer-service metrics-service inference-service; do
                    mkdir -p $s/target/quarkus-app && : >$s/target/quarkus-app/quarkus-run.jar
                done
                mkdir -p cli/target && : >cli/target/cotejo-cli.jar
                """);
        var command = List.of("sh", root.resolve("cotejo").toString(), "runs");

        var other = CompletableFuture.supplyAsync(() -> run(command, environment(folder.toString())));
        var outcome = run(command, environment(folder.toString()));

        assertThat(List.of(outcome, other.join()))
                .allSatisfy(each -> assertThat(each.output()).endsWith("io.cotejo.cli.Main runs\n"))
                .anySatisfy(each -> assertThat(each.output()).contains("[2/7] Cotejo · events"))
                .anySatisfy(each -> assertThat(each.output()).contains("Another build is running"));
        assertThat(root.resolve("runs")).hasContent("run");
    }

    @Test
    void aBuildThatFailsIsQuoted() throws Exception {
        jdk("jdk-25", "25");
        var root = unbuilt("#!/bin/sh\necho '[ERROR] no space left on device'\nexit 3\n");

        var outcome = run(List.of("sh", root.resolve("cotejo").toString(), "runs"), environment(folder.toString()));

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.output())
                .contains("The build failed")
                .contains("no space left on device")
                .contains("build.log");
    }

    @Test
    void sumsUpTheReportsOfAllModules() throws Exception {
        jdk("jdk-25", "25");
        var root = unbuilt("""
                #!/bin/sh
                echo '[INFO] Building Cotejo · events 0.1.0-SNAPSHOT            [2/7]'
                echo '[ERROR] Tests run: 7, Failures: 1, Errors: 1, Skipped: 2 <<< FAILURE! -- in io.cotejo.ATest'
                mkdir -p events/target/surefire-reports events/target/failsafe-reports
                echo '<testsuite name="a" time="1" tests="7" errors="1" skipped="2" failures="1">' >events/target/surefire-reports/TEST-a.xml
                echo '<testsuite name="b" time="1" tests="4" errors="0" skipped="0" failures="0">' >events/target/failsafe-reports/TEST-b.xml
                exit 1
                """);

        var outcome = run(List.of("sh", root.resolve("cotejo").toString(), "test"), environment(folder.toString()));

        assertThat(outcome.output()).contains("FAILED Tests run: 7").containsPattern("events +7 +2 +2\n");
        assertThat(outcome.output().lines().toList().getLast()).isEqualTo("7 passed, 2 failed, 2 skipped");
        assertThat(outcome.code()).isEqualTo(1);
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() throws Exception {
        jdk("jdk-25", "25");
        var root = unbuilt("#!/bin/sh\n");
        Files.writeString(root.resolve("target"), "in the way");

        var outcome = run(List.of("sh", root.resolve("cotejo").toString(), "runs"), environment(folder.toString()));

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.output()).contains("target cannot be written").contains("make room");
    }

    @Test
    void aLockThatNobodyHoldsIsTakenOver() throws Exception {
        jdk("jdk-25", "25");
        var root = unbuilt("#!/bin/sh\nexit 3\n");
        Files.createDirectories(root.resolve("target/build.lock"));

        var outcome = run(List.of("sh", root.resolve("cotejo").toString(), "runs"), environment(folder.toString()));

        assertThat(outcome.output()).contains("The build failed");
        assertThat(root.resolve("target/build.lock")).doesNotExist();
    }

    @Test
    void endingTheTestsEndsMaven() throws Exception {
        jdk("jdk-25", "25");
        var root = unbuilt("#!/bin/sh\necho $$ >pid.new\nmv pid.new pid\nexec sleep 600\n");
        var script = builder(List.of("sh", root.resolve("cotejo").toString(), "test"), environment(folder.toString()))
                .start();
        await().until(() -> Files.exists(root.resolve("pid")));
        var maven = ProcessHandle.of(
                Long.parseLong(Files.readString(root.resolve("pid")).strip()));

        script.destroy();

        assertThat(script.waitFor()).isEqualTo(143);
        assertThat(maven.filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(root.resolve("target/build.lock")).doesNotExist();
    }

    /** A copy of the script in a folder where nothing is built, with a stand-in for Maven. */
    private Path unbuilt(String maven) throws IOException {
        var root = Files.createDirectories(folder.resolve("un built"));
        Files.copy(SCRIPT, root.resolve("cotejo"));
        Files.writeString(root.resolve("pom.xml"), "");
        Files.createDirectories(root.resolve("events"));
        write(root.resolve("mvnw"), maven);
        return root;
    }

    /** A copy of the script in a folder where everything seems to be built. */
    private Path installation() throws IOException {
        var root = Files.createDirectories(folder.resolve("in stalled"));
        Files.copy(SCRIPT, root.resolve("cotejo"));
        Files.writeString(root.resolve("pom.xml"), "");
        for (var service : List.of("trainer-service", "metrics-service", "inference-service")) {
            var app = Files.createDirectories(root.resolve(service).resolve("target/quarkus-app"));
            Files.writeString(app.resolve("quarkus-run.jar"), "");
        }
        Files.writeString(Files.createDirectories(root.resolve("cli/target")).resolve("cotejo-cli.jar"), "");
        Files.writeString(Files.createDirectories(root.resolve("target")).resolve("built"), "");
        return root;
    }

    private void jdk(String name, String version) throws IOException {
        var bin = Files.createDirectories(folder.resolve(name).resolve("bin"));
        Files.writeString(folder.resolve(name).resolve("release"), "JAVA_VERSION=\"%s\"\n".formatted(version));
        for (var program : List.of("java", "javac")) {
            write(bin.resolve(program), "#!/bin/sh\necho ran by %s: \"$@\"\n".formatted(name));
        }
    }

    private Outcome start(Map<String, String> environment) throws Exception {
        return run(List.of("sh", SCRIPT.toString(), "--version"), environment);
    }

    private static Map<String, String> environment(String roots) {
        return Map.of("COTEJO_JDK_ROOTS", roots);
    }

    private Outcome run(List<String> command, Map<String, String> environment) {
        try {
            var process = builder(command, environment).start();
            process.getOutputStream().close();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.waitFor(), output);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private ProcessBuilder builder(List<String> command, Map<String, String> environment) throws IOException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true).directory(folder.toFile());
        builder.environment().keySet().removeAll(List.of("JAVA_HOME", "COTEJO_JAVA_HOME"));
        builder.environment().put("PATH", withoutJava());
        builder.environment().putAll(environment);
        return builder;
    }

    /** A folder with the programs that the script needs, and no java; a program that may be running is left alone. */
    private synchronized String withoutJava() throws IOException {
        var tools = folder.resolve("tools");
        if (Files.exists(tools)) {
            return tools.toString();
        }
        Files.createDirectory(tools);
        for (var name : PROGRAMS) {
            var program = Files.exists(Path.of("/bin", name)) ? Path.of("/bin", name) : Path.of("/usr/bin", name);
            write(tools.resolve(name), "#!/bin/sh\nexec %s \"$@\"\n".formatted(program));
        }
        return tools.toString();
    }

    private static void write(Path program, String script) throws IOException {
        Files.writeString(program, script);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
