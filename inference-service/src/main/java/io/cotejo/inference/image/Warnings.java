package io.cotejo.inference.image;

import java.io.IOException;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import org.jspecify.annotations.Nullable;

/** Listens for what a decoder passes over, such as a JPEG file that ends too early: half a picture is none. */
final class Warnings implements IIOReadWarningListener {
    private @Nullable String first;

    @Override
    public void warningOccurred(ImageReader source, String warning) {
        if (first == null) {
            first = warning;
        }
    }

    void requireNone() throws IOException {
        if (first != null) {
            throw new IOException(first);
        }
    }
}
