package io.cotejo.metrics.pair;

import io.cotejo.events.artifact.Artifact;
import io.cotejo.events.artifact.ArtifactStore;
import io.cotejo.events.artifact.CorruptArtifactException;
import io.cotejo.events.artifact.MalformedSafetensorsException;
import io.cotejo.events.artifact.TestAnswers;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The answers to test images that runs have left in the artifact store. */
public final class StoredAnswers {
    private static final long LARGEST = 64L << 20; // eight million images

    private final ArtifactStore store;

    public StoredAnswers(ArtifactStore store) {
        this.store = store;
    }

    /**
     * One of two whose answers are compared.
     *
     * @param name for a sentence
     * @param answers where they are; null if none were stored
     */
    public record Side(String name, @Nullable Artifact answers) {}

    private static final class UnusableAnswersException extends RuntimeException {
        UnusableAnswersException(String reason) {
            super(reason);
        }
    }

    /** Lays the answers of two side by side, if both have stored theirs and were asked the same. */
    public Pairing pair(Side a, Side b) {
        try {
            var first = read(a);
            var second = read(b);
            return same(first, second)
                    ? new Pairing.Paired(PairedAnswers.of(first, second))
                    : new Pairing.NotComparable(b.name() + " was tested on other images than " + a.name());
        } catch (UnusableAnswersException e) {
            return new Pairing.NotComparable(String.valueOf(e.getMessage()));
        }
    }

    private TestAnswers read(Side side) {
        var artifact = side.answers();
        if (artifact == null) {
            throw new UnusableAnswersException(side.name() + " has stored no answers to its test images");
        }
        if (artifact.sizeBytes() > LARGEST) {
            throw new UnusableAnswersException("the answers of %s are said to have %d bytes, at most %d are read"
                    .formatted(side.name(), artifact.sizeBytes(), LARGEST));
        }
        try {
            return TestAnswers.decode(ByteBuffer.wrap(store.read(artifact)));
        } catch (CorruptArtifactException
                | MalformedSafetensorsException
                | UncheckedIOException
                | IllegalArgumentException e) {
            throw new UnusableAnswersException("the answers of " + side.name() + " cannot be read: " + e.getMessage());
        }
    }

    private static boolean same(TestAnswers a, TestAnswers b) {
        return a.testDigest().equals(b.testDigest())
                && a.images() == b.images()
                && IntStream.range(0, a.images()).allMatch(image -> a.label(image) == b.label(image));
    }
}
