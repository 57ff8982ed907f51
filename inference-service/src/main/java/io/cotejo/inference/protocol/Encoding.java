package io.cotejo.inference.protocol;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A content coding of answers, the ones liked best first where a client does not care. See <a
 * href="https://www.rfc-editor.org/rfc/rfc9110#name-accept-encoding">RFC 9110, 12.5.3</a>.
 */
enum Encoding {
    GZIP {
        @Override
        OutputStream open(OutputStream packed) throws IOException {
            return new GZIPOutputStream(packed) {
                {
                    def.setLevel(Deflater.BEST_SPEED);
                }
            };
        }
    },
    DEFLATE {
        @Override
        OutputStream open(OutputStream packed) {
            return new DeflaterOutputStream(packed) {
                {
                    def.setLevel(Deflater.BEST_SPEED);
                }
            };
        }
    },
    IDENTITY {
        @Override
        OutputStream open(OutputStream packed) {
            return packed;
        }
    };

    /** What a client weighs that does not name a coding. */
    private static final double UNNAMED = -1;

    /** The coding that a client likes best; identity if it accepts none. */
    static Encoding preferred(String acceptEncoding) {
        var best = IDENTITY;
        double most = 0;
        for (var encoding : values()) {
            double weight = encoding.weight(acceptEncoding);
            if (weight > most) {
                best = encoding;
                most = weight;
            }
        }
        return best;
    }

    private double weight(String acceptEncoding) {
        double any = UNNAMED;
        for (var element : acceptEncoding.split(",", -1)) {
            var parts = element.split(";", 2);
            var coding = parts[0].strip().toLowerCase(Locale.ROOT);
            double weight = parts.length == 1 ? 1 : quality(parts[1]);
            if (coding.equals(token()) || coding.equals("x-" + token())) {
                return weight;
            }
            if (coding.equals("*")) {
                any = weight;
            }
        }
        return any == UNNAMED || this == IDENTITY ? 0 : any;
    }

    /** From 0 to 1; what is not a quality counts as 0, so that nobody gets what it may not understand. */
    private static double quality(String parameter) {
        var text = parameter.strip();
        if (!text.startsWith("q=") && !text.startsWith("Q=")) {
            return 0;
        }
        try {
            double quality = Double.parseDouble(text.substring(2).strip());
            return quality >= 0 && quality <= 1 ? quality : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** Its name in headers. */
    String token() {
        return name().toLowerCase(Locale.ROOT);
    }

    abstract OutputStream open(OutputStream packed) throws IOException;

    /** The packed form of a body. */
    byte[] pack(byte[] body) {
        var packed = new ByteArrayOutputStream(body.length / 2);
        try (var out = open(packed)) {
            out.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
        return packed.toByteArray();
    }
}
