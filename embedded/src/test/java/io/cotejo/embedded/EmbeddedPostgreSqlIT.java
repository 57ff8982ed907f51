package io.cotejo.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgreSqlIT {
    @TempDir
    Path temp;

    @Test
    void rowsSurviveKillAndRestart() throws SQLException {
        try (var home = Home.open(temp)) {
            var spec = PostgreSqlSpec.in(home, Ports.free());
            try (var postgres = EmbeddedPostgreSql.start(spec)) {
                Rows.write(postgres, "kept");
                postgres.kill();
            }
            try (var postgres = EmbeddedPostgreSql.start(spec)) {
                assertThat(Rows.read(postgres)).containsExactly("kept");
            }
            try (var postgres = EmbeddedPostgreSql.start(PostgreSqlSpec.in(home, Ports.free()))) {
                assertThat(Rows.read(postgres)).as("on another port").containsExactly("kept");
            }
        }
    }

    @Test
    void aStaleProcessIdThatAnotherProcessGotIsForgotten() throws Exception {
        try (var home = Home.open(temp)) {
            var spec = PostgreSqlSpec.in(home, Ports.free());
            var pidFile = home.postgres().resolve("data/postmaster.pid");
            try (var postgres = EmbeddedPostgreSql.start(spec)) {
                postgres.kill();
            }
            var other = new ProcessBuilder("sleep", "300").start();
            Files.writeString(pidFile, Files.readString(pidFile).replaceFirst("\\d+", Long.toString(other.pid())));

            try (var postgres = EmbeddedPostgreSql.start(spec)) {
                assertThat(postgres.process().isAlive()).isTrue();
                assertThat(other.isAlive()).isTrue();
            } finally {
                other.destroyForcibly();
            }
        }
    }

    @Test
    void aServerThatIsStillRunningIsReplaced() throws Exception {
        try (var home = Home.open(temp)) {
            var spec = PostgreSqlSpec.in(home, Ports.free());
            var left = EmbeddedPostgreSql.start(spec);
            Rows.write(left, "kept");
            Files.delete(home.logs().resolve("postgres.pid"));

            try (var postgres = EmbeddedPostgreSql.start(spec)) {
                assertThat(left.process().isAlive()).isFalse();
                assertThat(Rows.read(postgres)).containsExactly("kept");
            }
        }
    }

    @Test
    void itIsDurableAndOpenToItsOwnerOnly() throws Exception {
        try (var home = Home.open(temp);
                var postgres = EmbeddedPostgreSql.start(PostgreSqlSpec.in(home, Ports.free()))) {
            assertThat(Rows.setting(postgres, "fsync")).isEqualTo("on");
            assertThat(Rows.setting(postgres, "synchronous_commit")).isEqualTo("on");
            assertThat(Rows.setting(postgres, "listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(Files.getPosixFilePermissions(home.postgres().resolve("password")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
            assertThatThrownBy(() -> Rows.connect(postgres, "guess"))
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void aTakenPortIsRefused() throws IOException {
        try (var home = Home.open(temp);
                var other = new ServerSocket(Ports.free(), 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> EmbeddedPostgreSql.start(PostgreSqlSpec.in(home, other.getLocalPort())))
                    .isInstanceOf(EmbeddedException.class)
                    .hasMessageContaining("for PostgreSQL is taken")
                    .hasMessageContaining("--ports-from");
        }
    }
}
