package io.cotejo.inference.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncodingTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip                              | GZIP",
                "deflate                           | DEFLATE",
                "gzip, deflate                     | GZIP",
                "deflate, gzip                     | GZIP",
                "GZip                              | GZIP",
                "x-gzip                            | GZIP",
                "*                                 | GZIP",
                "*;q=0.1, gzip;q=0                 | DEFLATE",
                "gzip;q=0.5, deflate;q=0.8         | DEFLATE",
                "gzip;q=0.5, identity              | IDENTITY",
                "gzip;q=0.5, identity;q=0.2        | GZIP",
                "gzip;q=0                          | IDENTITY",
                "gzip;q=0, deflate;q=0, identity;q=0 | IDENTITY",
                "gzip; q=1.000 , br                | GZIP",
                "br, zstd                          | IDENTITY",
                "identity                          | IDENTITY",
                "''                                | IDENTITY",
                "','                               | IDENTITY",
                "gzip;q=NaN                        | IDENTITY",
                "gzip;q=2                          | IDENTITY",
                "gzip;q=                           | IDENTITY",
                "gzip;level=9                      | IDENTITY",
            })
    void theCodingThatTheClientLikesBestIsTaken(String accepted, Encoding expected) {
        assertThat(Encoding.preferred(accepted)).isEqualTo(expected);
    }

    @Test
    void whatIsPackedIsUnpackedByTheJdk() throws IOException {
        var body = new byte[10_000];
        new Random(5).nextBytes(body);

        assertThat(new GZIPInputStream(new ByteArrayInputStream(Encoding.GZIP.pack(body))).readAllBytes())
                .isEqualTo(body);
        assertThat(new InflaterInputStream(new ByteArrayInputStream(Encoding.DEFLATE.pack(body))).readAllBytes())
                .isEqualTo(body);
        assertThat(Encoding.IDENTITY.pack(body)).isEqualTo(body);
    }
}
