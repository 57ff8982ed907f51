package io.cotejo.trainer.dataset;

import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/**
 * One picture of the user's own, not opened yet.
 *
 * @param name below its folder: {@code train/cats/1.png}
 * @param label of its class
 * @param bytes of the file, which tell with {@code modified} whether it has changed
 */
record PictureEntry(String name, Path file, int label, long bytes, FileTime modified) {}
