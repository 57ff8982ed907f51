package io.cotejo.events.job;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How pictures of a user's own become images of one size.
 *
 * @param folder below the data folder: holds {@code train/<class>/} and {@code test/<class>/} with PNG and JPEG files
 * @param height of every image, in pixels; what is larger or smaller is resized
 * @param width likewise
 * @param color what is made of the pictures
 */
public record ImagesSpec(String folder, int height, int width, Color color) {
    private static final Pattern FOLDER =
            Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");

    /** Whether a job can name that as its folder. */
    public static boolean isFolder(String folder) {
        return FOLDER.matcher(folder).matches();
    }

    /** One channel or three. */
    public enum Color {
        GRAY,
        RGB;

        /** The word for it in the job document. */
        @JsonValue
        public String document() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** How many channels an image has. */
        public int channels() {
            return this == GRAY ? 1 : 3;
        }
    }
}
