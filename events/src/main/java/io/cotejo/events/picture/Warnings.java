package io.cotejo.events.picture;

import java.io.IOException;
import java.util.regex.Pattern;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import org.jspecify.annotations.Nullable;

/**
 * Listens for what a decoder passes over. A file that ends too early is refused: half a picture is none. Anything else,
 * such as a wrong colour profile, is left to the decoder.
 */
final class Warnings implements IIOReadWarningListener {
    /** What the JDK's decoders say of data that is missing. */
    private static final Pattern MISSING = Pattern.compile("(?i)premature end|truncated|missing eoi");

    private @Nullable String missing;

    @Override
    public void warningOccurred(ImageReader source, String warning) {
        if (missing == null && MISSING.matcher(warning).find()) {
            missing = warning;
        }
    }

    void requireWhole() throws IOException {
        if (missing != null) {
            throw new IOException(missing);
        }
    }
}
