package io.cotejo.inference.image;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cotejo.inference.protocol.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartFormTest {
    private static final String FORM = """
            --b7
            Content-Disposition: form-data; name="note"

            hello
            --b7
            Content-Disposition: form-data; name="image"; filename="7.png"
            Content-Type: image/png

            picture
            in two lines
            --b7--
            """.replace("\n", "\r\n");

    private static String field(String contentType, String body, String name) {
        return new String(MultipartForm.field(contentType, body.getBytes(UTF_8), name), UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"multipart/form-data; boundary=b7", "multipart/form-data; charset=x; Boundary=\"b7\""})
    void aFieldIsFoundByItsName(String contentType) {
        assertThat(MultipartForm.is(contentType)).isTrue();
        assertThat(field(contentType, FORM, "image")).isEqualTo("picture\r\nin two lines");
        assertThat(field(contentType, FORM, "note")).isEqualTo("hello");
    }

    @Test
    void aFileNameMayLookLikeAName() {
        var form = FORM.replace("7.png", "my name=x.png");

        assertThat(field("multipart/form-data; boundary=b7", form, "image")).startsWith("picture");
    }

    @Test
    void aMissingFieldIsNamed() {
        assertThatThrownBy(() -> field("multipart/form-data; boundary=b7", FORM, "7.png"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("'7.png'");
    }

    @Test
    void aMissingBoundaryIsNamed() {
        assertThatThrownBy(() -> field("multipart/form-data", FORM, "image"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("boundary");
    }

    @Test
    void headersThatGoOnAndOnAreRefused() {
        var form = FORM.replaceFirst("(?i)content-disposition:", "x".repeat(9000) + "\r\nContent-Disposition:");

        assertThatThrownBy(() -> field("multipart/form-data; boundary=b7", form, "image"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("at most 8192");
    }

    @Test
    void aFormCutOffBeforeTheFieldEndsIsRefused() {
        int end = FORM.indexOf("lines");
        for (int i = 0; i < end; i++) {
            var cut = FORM.substring(0, i);
            assertThatThrownBy(() -> field("multipart/form-data; boundary=b7", cut, "image"))
                    .isInstanceOf(RefusedException.class);
        }
    }
}
