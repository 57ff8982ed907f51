package io.cotejo.trainer.dataset;

import io.cotejo.embedded.junit.Pictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes small folders of pictures. */
public final class PictureFolderFiles {
    private PictureFolderFiles() {}

    /** Classes {@code dark} and {@code light}: PNG and JPEG files in turn, 20 × 16, of about that brightness. */
    public static Path darkAndLight(Path folder, int train, int test) throws IOException {
        write(folder.resolve("train"), train);
        write(folder.resolve("test"), test);
        return folder;
    }

    private static void write(Path part, int each) throws IOException {
        for (int i = 0; i < each; i++) {
            picture(part.resolve("dark"), i, 0x101010 * (1 + i % 4));
            picture(part.resolve("light"), i, 0xFFFFFF - 0x101010 * (1 + i % 4));
        }
    }

    private static void picture(Path group, int number, int rgb) throws IOException {
        boolean png = number % 2 == 0;
        var name = "%03d.%s".formatted(number, png ? "png" : "JPG");
        put(group.resolve(name), Pictures.file(Pictures.even(20, 16, rgb), png ? "png" : "jpeg"));
    }

    public static Path put(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.write(file, content);
    }
}
