package io.cotejo.inference.model;

import io.cotejo.events.AliasMoved;
import io.cotejo.events.artifact.ArtifactStore;
import io.cotejo.inference.testing.Exports;
import io.cotejo.inference.testing.Images;
import io.cotejo.inference.testing.LinearModel;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Swaps the champion between two versions of 3 MB while two threads use it, and prints the resident memory of its process
 * every fifty swaps. A program of its own, so that nothing else moves the figure.
 */
final class Swaps {
    private static final LinearModel FIRST = new LinearModel(new ImageShape(3, 32, 32), 250, 3, 2);
    private static final LinearModel SECOND = new LinearModel(new ImageShape(3, 32, 32), 250, 5, 2);
    private static final int EVERY = 50;

    private final ModelRepository repository;

    private Swaps(ModelRepository repository) {
        this.repository = repository;
    }

    /** Takes an empty folder, and how many swaps to make. */
    public static void main(String[] arguments) throws IOException {
        var store = new ArtifactStore(Path.of(arguments[0]));
        var exports = new Exports(store);
        var repository = new ModelRepository(
                store, new ModelMeters(new SimpleMeterRegistry()), Clock.systemUTC(), new MemoryBudget(1 << 29));
        repository.register(exports.version("swapped", 1, FIRST));
        repository.register(exports.version("swapped", 2, SECOND));
        repository.caughtUp();
        new Swaps(repository).run(Integer.parseInt(arguments[1]));
        repository.close();
    }

    private void run(int swaps) throws IOException {
        crown(0);
        var stop = new AtomicBoolean();
        try (var users = Executors.newFixedThreadPool(2)) {
            users.execute(() -> use(stop, 1));
            users.execute(() -> use(stop, 32));
            for (int swap = 1; swap <= swaps; swap++) {
                crown(swap);
                if (swap % EVERY == 0) {
                    System.out.println(swap + " " + residentKilobytes());
                }
            }
            stop.set(true);
        }
    }

    private void crown(int swap) {
        repository.move(new AliasMoved("swapped", AliasMoved.CHAMPION, swap % 2 + 1, swap + 1L, Exports.AT));
        repository.settle();
    }

    private void use(AtomicBoolean stop, int rows) {
        var images = Images.random(FIRST.shape(), rows, 1);
        while (!stop.get()) {
            try (var lease = ((Lookup.Found) repository.find("swapped", AliasMoved.CHAMPION)).lease()) {
                lease.classify(images, rows);
            }
        }
    }

    private static long residentKilobytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .findAny()
                .orElseThrow();
    }
}
