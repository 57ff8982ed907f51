package io.cotejo.trainer.engine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Source text in the form that the engine loads: the zip archive of
 * <a href="https://github.com/pytorch/pytorch/blob/v2.7.1/torch/csrc/jit/docs/serialization.md">TorchScript</a>, with one
 * object of one class, whose attributes are lists of tensors that are not there yet.
 */
final class ScriptArchive {
    private static final String CLASS = "Program";
    private static final String FORMAT_VERSION = "3\n";
    private static final String EMPTY_TUPLE = "\u0080\u0002).";

    private ScriptArchive() {}

    /**
     * The archive.
     *
     * @param methods as in a Python class body, indented by two blanks; their {@code self} is of {@code __torch__.Program}
     */
    static byte[] of(List<String> attributes, String methods) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            put(zip, "version", FORMAT_VERSION);
            put(zip, "constants.pkl", EMPTY_TUPLE);
            put(zip, "data.pkl", pickle(attributes));
            put(zip, "code/__torch__.py", source(attributes, methods));
        } catch (IOException e) {
            throw new UncheckedIOException("a byte array does not fail", e);
        }
        return bytes.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry("program/" + name));
        zip.write(content.getBytes(StandardCharsets.ISO_8859_1));
        zip.closeEntry();
    }

    private static String source(List<String> attributes, String methods) {
        var source = new StringBuilder("class " + CLASS + "(Module):\n  __parameters__ = []\n  __buffers__ = []\n");
        attributes.forEach(each -> source.append("  ").append(each).append(" : Optional[List[Tensor]]\n"));
        return source.append(methods).toString();
    }

    /** Pickle's own little language, protocol 2: a new object, and a dictionary of its attributes, which are all None. */
    private static String pickle(List<String> attributes) {
        var pickle = new StringBuilder("\u0080\u0002c__torch__\n" + CLASS + "\n)\u0081}(");
        attributes.forEach(each -> pickle.append('X')
                .append((char) each.length())
                .append("\0\0\0")
                .append(each)
                .append('N'));
        return pickle.append("ub.").toString();
    }
}
