package io.cotejo.trainer.tensorboard;

import io.cotejo.trainer.protobuf.ProtobufWriter;
import java.nio.charset.StandardCharsets;

/**
 * Values of <a href="https://github.com/tensorflow/tensorboard/blob/2.16.2/tensorboard/compat/proto/summary.proto">
 * summary.proto</a>, with its field numbers.
 */
final class SummaryMessages {
    private static final int COLORSPACE_RGB = 3;
    private static final int DATA_CLASS_TENSOR = 2;
    private static final int DT_FLOAT = 1;
    private static final int DT_STRING = 7;

    private SummaryMessages() {}

    /** {@code Summary.Value} with {@code simple_value}. */
    static ProtobufWriter scalar(String tag, float value) {
        return new ProtobufWriter().text(1, tag).real(2, value);
    }

    /** {@code Summary.Value} with {@code histo}. */
    static ProtobufWriter histogram(String tag, Histogram histogram) {
        return new ProtobufWriter().text(1, tag).message(5, histogram.message());
    }

    /** {@code Summary.Value} with {@code image}. */
    static ProtobufWriter image(String tag, int width, int height, byte[] png) {
        var image = new ProtobufWriter()
                .integer(1, height)
                .integer(2, width)
                .integer(3, COLORSPACE_RGB)
                .bytes(4, png);
        return new ProtobufWriter().text(1, tag).message(4, image);
    }

    /** {@code Summary.Value} with one string in {@code tensor}. */
    static ProtobufWriter text(String tag, String markdown) {
        var tensor = new ProtobufWriter()
                .integer(1, DT_STRING)
                .message(2, new ProtobufWriter()) // no dimensions
                .bytes(8, markdown.getBytes(StandardCharsets.UTF_8));
        return tensor(tag, "text", new byte[0], tensor);
    }

    /** {@code Summary.Value} that says something in its metadata only. */
    static ProtobufWriter plugin(String tag, String plugin, ProtobufWriter content) {
        var none = new ProtobufWriter().message(2, new ProtobufWriter().integer(1, 0));
        var empty = new ProtobufWriter().integer(1, DT_FLOAT).message(2, none);
        return tensor(tag, plugin, content.toByteArray(), empty);
    }

    private static ProtobufWriter tensor(String tag, String plugin, byte[] content, ProtobufWriter tensor) {
        var metadata = new ProtobufWriter()
                .message(1, new ProtobufWriter().text(1, plugin).bytes(2, content))
                .integer(4, DATA_CLASS_TENSOR);
        return new ProtobufWriter().text(1, tag).message(8, tensor).message(9, metadata);
    }
}
