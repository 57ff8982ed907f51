package io.cotejo.events.artifact;

/** An artifact is missing, or is not the file that was announced. */
public final class CorruptArtifactException extends RuntimeException {
    CorruptArtifactException(Artifact artifact, String what) {
        super("artifact " + artifact.uri() + " " + what);
    }
}
