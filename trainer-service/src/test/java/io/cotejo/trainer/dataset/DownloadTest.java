package io.cotejo.trainer.dataset;

import static io.cotejo.trainer.dataset.DatasetFiles.gzip;
import static io.cotejo.trainer.dataset.DatasetFiles.idxImages;
import static io.cotejo.trainer.dataset.DatasetFiles.idxLabels;
import static io.cotejo.trainer.dataset.DatasetFiles.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.cotejo.events.job.DatasetSpec;
import io.cotejo.events.job.Normalization;
import io.cotejo.events.job.ValidationSpec;
import java.io.IOException;
import java.lang.Thread.State;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadTest {
    private static final DatasetSpec ALL =
            new DatasetSpec("mnist", null, null, ValidationSpec.last(0), new Normalization.Unit(), null, null);
    private static final List<String> FILES = List.of(
            "train-images-idx3-ubyte.gz",
            "train-labels-idx1-ubyte.gz",
            "t10k-images-idx3-ubyte.gz",
            "t10k-labels-idx1-ubyte.gz");

    @TempDir
    Path folder;

    private final Map<String, byte[]> offered = new HashMap<>();
    private final AtomicInteger requests = new AtomicInteger();
    private Runnable before = () -> {};
    private HttpServer server;
    private Path data;

    @BeforeEach
    void offer() throws IOException {
        data = folder.resolve("data");
        offered.put(FILES.get(0), gzip(idxImages(20, 28, 28)));
        offered.put(FILES.get(1), gzip(idxLabels(20)));
        offered.put(FILES.get(2), gzip(idxImages(10, 28, 28)));
        offered.put(FILES.get(3), gzip(idxLabels(10)));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/files/", exchange -> {
            requests.incrementAndGet();
            before.run();
            var content = offered.get(exchange.getRequestURI().getPath().substring("/files/".length()));
            exchange.sendResponseHeaders(content == null ? 404 : 200, content == null ? -1 : content.length);
            try (var body = exchange.getResponseBody()) {
                if (content != null) {
                    body.write(content);
                }
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    /** What a reader makes of the files that are offered now. */
    private Map<Part, String> digests() throws IOException {
        var known = folder.resolve("known");
        for (var file : offered.entrySet()) {
            write(known.resolve("mnist").resolve(file.getKey()), file.getValue());
        }
        var dataset = new Datasets(known).load(ALL);
        return Map.of(
                Part.TRAIN, dataset.train().digest(), Part.TEST, dataset.test().digest());
    }

    private Published published(long mostBytes, Map<Part, String> digests) {
        var place = URI.create(
                "http://127.0.0.1:%d/files/".formatted(server.getAddress().getPort()));
        return new Published(place, "mnist", FILES, mostBytes, digests);
    }

    private Datasets datasets(long mostBytes, Map<Part, String> digests) {
        var published = published(mostBytes, digests);
        return new Datasets(data, Long.MAX_VALUE, name -> Optional.of(published));
    }

    @Test
    void whatIsMissingIsDownloadedOnceAndKept() throws IOException {
        var digests = digests();

        var dataset = datasets(100_000, digests).load(ALL);

        assertThat(dataset.train().size()).isEqualTo(20);
        assertThat(dataset.test().size()).isEqualTo(10);
        assertThat(requests).hasValue(4);
        assertThat(new Datasets(data).load(ALL).digest()).isEqualTo(dataset.digest());
        datasets(100_000, digests).load(ALL);
        assertThat(requests).hasValue(4);
    }

    @Test
    void otherImagesThanThePublishedOnesAreNotTaken() throws IOException {
        var digests = digests();
        offered.put(FILES.get(3), gzip(idxLabels(9)));
        assertThatThrownBy(() -> datasets(100_000, digests).load(ALL)).isInstanceOf(DatasetException.class);
        offered.put(FILES.get(2), gzip(idxImages(9, 28, 28)));

        assertThatThrownBy(() -> datasets(100_000, digests).load(ALL))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("the test images have SHA-256")
                .hasMessageContaining("put the four files");
        assertThat(data.resolve("mnist")).doesNotExist();
    }

    @Test
    void whereItCannotBeGotTheErrorSaysWhatToDoAndWhatWasTried() throws IOException {
        var digests = digests();
        offered.remove(FILES.get(1));

        assertThatThrownBy(() -> datasets(100_000, digests).load(ALL))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("put the four files")
                .hasMessageContaining("downloading failed")
                .hasMessageContaining("train-labels-idx1-ubyte.gz answered 404");

        server.stop(0);
        assertThatThrownBy(() -> datasets(100_000, digests).load(ALL))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("could not be got");
    }

    @Test
    void aFileThatIsLargerThanItCanBeIsNotReadToItsEnd() throws IOException {
        var digests = digests();

        assertThatThrownBy(() -> datasets(20, digests).load(ALL))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("has more than 20 bytes");
        assertThat(Files.exists(data.resolve("mnist"))).isFalse();
    }

    @Test
    void aDownloadThatTakesTooLongIsGivenUp() throws IOException {
        var published = published(100_000, digests());
        var description = Catalog.find("mnist").orElseThrow();
        var unfinished =
                new IdxSource(description, Download.unfinished(data, "mnist").resolve("mnist"));
        var download = new Download(published, unfinished, data, Duration.ZERO);

        assertThatThrownBy(() -> download.run(new IdxSource(description, data.resolve("mnist"))))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("the download took longer than PT0S");
        assertThat(requests).hasValue(1);
        assertThat(data.resolve("mnist")).doesNotExist();
    }

    @Test
    void whoeverWantsTheSameMeanwhileWaitsForIt() throws Exception {
        var digests = digests();
        var release = new CountDownLatch(1);
        before = () -> awaitOrFail(release);
        try (var threads = Executors.newSingleThreadExecutor()) {
            var first = threads.submit(() -> datasets(100_000, digests).load(ALL));
            await().until(() -> requests.get() == 1);
            var second = new FutureTask<>(() -> datasets(100_000, digests).load(ALL));
            var waiting = Thread.ofPlatform().start(second);
            await().until(() -> waiting.getState() == State.BLOCKED || second.isDone());
            release.countDown();

            assertThat(second.get().digest()).isEqualTo(first.get().digest());
        }
        assertThat(requests).hasValue(4);
    }

    private static void awaitOrFail(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
