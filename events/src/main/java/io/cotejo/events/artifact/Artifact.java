package io.cotejo.events.artifact;

import java.util.regex.Pattern;

/**
 * Points to a file in the artifact store.
 *
 * @param uri relative to the store's root, with forward slashes: {@code runs/<run id>/model.onnx}
 * @param sizeBytes of the file
 * @param sha256 of the file, 64 lower-case hexadecimal digits
 */
public record Artifact(String uri, long sizeBytes, String sha256) {
    private static final Pattern RELATIVE =
            Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    public Artifact {
        requireRelative(uri);
        if (sizeBytes < 0) {
            throw new IllegalArgumentException("sizeBytes must be at least 0, was " + sizeBytes);
        }
        if (!SHA256.matcher(sha256).matches()) {
            throw new IllegalArgumentException("sha256 must be 64 lower-case hexadecimal digits, was " + sha256);
        }
    }

    static void requireRelative(String uri) {
        if (uri.length() > 500 || !RELATIVE.matcher(uri).matches()) {
            throw new IllegalArgumentException(
                    "an artifact's uri is a path of plain names inside the store, was " + uri);
        }
    }
}
