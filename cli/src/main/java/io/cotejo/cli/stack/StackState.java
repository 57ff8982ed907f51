package io.cotejo.cli.stack;

import io.cotejo.embedded.Home;
import io.cotejo.events.EventJson;
import io.cotejo.events.UnreadableEventException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What runs in a home folder, as its file {@code stack.json} tells other processes once all of it is ready.
 *
 * @param supervisor the process that started the parts and watches them
 * @param dataFolder where the datasets are read from
 */
public record StackState(long supervisor, Instant startedAt, String dataFolder, List<PartState> parts) {
    private static final String FILE = "stack.json";

    /** Copies the list. */
    public StackState {
        parts = List.copyOf(parts);
    }

    /**
     * One process of the stack.
     *
     * @param name as its log is named
     * @param url where it is reached
     * @param pid its process id; 0 while it is not running
     */
    public record PartState(String name, String url, int port, long pid) {}

    /** Tells what runs in the folder; nothing if its supervisor does not live. */
    public static Optional<StackState> running(Path home) {
        return Home.owner(home)
                .flatMap(owner -> read(home.resolve(FILE)).filter(state -> state.supervisor() == owner.pid()));
    }

    private static Optional<StackState> read(Path file) {
        try {
            return Optional.of(EventJson.read(Files.readAllBytes(file), StackState.class));
        } catch (NoSuchFileException | UnreadableEventException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Leaves word in the home folder; whoever reads it meanwhile sees the old or the new state, nothing between. */
    void write(Path home) {
        try {
            var draft = Files.write(home.resolve(FILE + ".new"), EventJson.write(this));
            Files.move(draft, home.resolve(FILE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes the word back: nothing runs there any more. */
    static void erase(Path home) {
        try {
            Files.deleteIfExists(home.resolve(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the services are reached. */
    public Endpoints endpoints() {
        return new Endpoints(url("inference-service"), url("metrics-service"), url("trainer-service"));
    }

    private URI url(String name) {
        return parts.stream()
                .filter(part -> part.name().equals(name))
                .map(part -> URI.create(part.url()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("stack.json names no " + name));
    }
}
