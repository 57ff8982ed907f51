package io.cotejo.inference.async;

import java.util.Map;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Keys as strings of one character for each byte, so that whatever bytes a key is, it is written as it was read. */
final class ByteKeys {
    private static final String ENCODING = "ISO-8859-1";

    private ByteKeys() {}

    static StringSerializer serializer() {
        var serializer = new StringSerializer();
        serializer.configure(Map.of("key.serializer.encoding", ENCODING), true);
        return serializer;
    }

    static StringDeserializer deserializer() {
        var deserializer = new StringDeserializer();
        deserializer.configure(Map.of("key.deserializer.encoding", ENCODING), true);
        return deserializer;
    }
}
