package io.cotejo.events.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cotejo.events.artifact.ParityCertificate.Verdict;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class ParityCertificateTest {
    private final ParityCertificate certificate =
            ParityCertificate.of(new long[] {2, 1, 1, 1}, ByteBuffer.wrap(new byte[] {0, 1}), 2, logits(1, 2, 4, 3));

    @Test
    void survivesItsFile() {
        var read = ParityCertificate.decode(certificate.encode());

        assertThat(read.inputs().content()).isEqualTo(certificate.inputs().content());
        assertThat(read.compare(logits(1, 2, 4, 3))).isEqualTo(new Verdict.Same(0));
    }

    @Test
    void acceptsWhatIsWithinTheTolerance() {
        assertThat(certificate.compare(logits(1.00005f, 2, 4, 3))).isInstanceOf(Verdict.Same.class);
    }

    @Test
    void saysWhereAnotherEngineDiffers() {
        assertThat(certificate.compare(logits(1, 2, 4, 3.1f)))
                .isInstanceOfSatisfying(
                        Verdict.Different.class,
                        different -> assertThat(different.reason()).contains("logit 1 of image 1"));
        assertThat(certificate.compare(logits(1, 2, 4, Float.NaN))).isInstanceOf(Verdict.Different.class);
        assertThat(certificate.compare(logits(1, 2))).isInstanceOf(Verdict.Different.class);
    }

    @Test
    void refusesAFileThatIsNone() {
        var other = new Safetensors()
                .put("inputs", certificate.logits())
                .put("logits", certificate.logits())
                .encode();

        assertThatThrownBy(() -> ParityCertificate.decode(other)).hasMessageContaining("is no parity certificate");
    }

    private static ByteBuffer logits(float... values) {
        var content = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            content.putFloat(value);
        }
        return content.flip();
    }
}
