package io.cotejo.inference.infer;

import io.cotejo.inference.json.InvalidJsonException;
import io.cotejo.inference.model.Lease;
import io.cotejo.inference.model.Scores;
import io.cotejo.inference.protocol.Answer;
import io.cotejo.inference.protocol.Question;
import io.cotejo.inference.protocol.RefusedException;
import java.util.Optional;

/** Reads infer requests, which are the same however they come. */
public final class InferQuestion {
    /** The header that says how many bytes of a body are JSON. */
    public static final String HEADER = InferBody.HEADER;

    private InferQuestion() {}

    /**
     * Reads a request to the version that the lease is for.
     *
     * @param body shared, must not change
     * @param jsonLength the value of {@link #HEADER}, if it was sent
     * @throws RefusedException if it is not one that the model can answer
     */
    public static Question read(Lease lease, byte[] body, Optional<String> jsonLength) {
        return read(lease, body, jsonLength, (answer, _, _) -> answer);
    }

    /**
     * The version that a request names itself, as far as it can be read; what is wrong with it, {@link #read} says.
     *
     * @param jsonLength the value of {@link #HEADER}, if it was sent
     */
    static Optional<String> version(byte[] body, Optional<String> jsonLength) {
        try {
            return InferRequestReader.version(InferBody.of(body, jsonLength));
        } catch (RefusedException | InvalidJsonException _) {
            return Optional.empty();
        }
    }

    /** Whoever is shown an answer before it is given, and may add to it. */
    @FunctionalInterface
    interface Witness {
        Answer seen(Answer answer, InferRequest request, Scores scores);
    }

    static Question read(Lease lease, byte[] body, Optional<String> jsonLength, Witness witness) {
        var version = lease.version();
        var request = new InferRequestReader(version.export().signature(), lease.image(), lease.mostRows())
                .read(InferBody.of(body, jsonLength));
        return new Question(
                request.pixels(),
                request.timeout(),
                request.version(),
                scores -> witness.seen(InferResponse.write(version, request, scores), request, scores));
    }
}
