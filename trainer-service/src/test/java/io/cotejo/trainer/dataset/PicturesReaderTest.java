package io.cotejo.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PicturesReaderTest {
    private static final long GIB = 1L << 30;

    @Test
    void readsAsManyAtOnceAsCoresAndMemoryBear() {
        assertThat(PicturesReader.threads(4, 8 * GIB)).isEqualTo(4);
        assertThat(PicturesReader.threads(64, 64 * GIB)).isEqualTo(8);
        assertThat(PicturesReader.threads(16, GIB)).isEqualTo(2);
        assertThat(PicturesReader.threads(16, GIB / 8)).isEqualTo(1);
    }
}
