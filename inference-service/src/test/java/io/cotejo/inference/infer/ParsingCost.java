package io.cotejo.inference.infer;

import io.cotejo.events.Signature;
import io.cotejo.inference.model.ImageShape;
import java.util.Optional;

/** The service's own reading of a request, without a service around it. */
public final class ParsingCost {
    private final Signature signature;
    private final ImageShape image;
    private final byte[] body;

    public ParsingCost(Signature signature, ImageShape image, byte[] body) {
        this.signature = signature;
        this.image = image;
        this.body = body;
    }

    /** Reads the request once, and tells how many images it holds. */
    public int read() {
        return new InferRequestReader(signature, image, 1)
                .read(InferBody.of(body, Optional.empty()))
                .pixels()
                .rows();
    }
}
