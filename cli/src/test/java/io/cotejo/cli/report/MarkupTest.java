package io.cotejo.cli.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class MarkupTest {
    @Test
    void textsAndAttributesAreEscaped() {
        var markup = new Markup().leaf("p", "<i> & \"x\" 'y'", "title", "\"><script>");

        assertThat(markup)
                .hasToString("<p title=\"&quot;&gt;&lt;script&gt;\">&lt;i&gt; &amp; &quot;x&quot; &#39;y&#39;</p>\n");
    }

    @Test
    void whatNoDocumentMayHoldIsReplaced() {
        assertThat(Markup.escape("a\u0000b\u001bc\ud800d\ne")).isEqualTo("a\ufffdb\ufffdc\ufffdd\ne");
        assertThat(Markup.escape("Größe 😀 日本")).isEqualTo("Größe 😀 日本");
    }

    @Test
    void anElementThatIsNotEndedIsAMistake() {
        var markup = new Markup().open("p");

        assertThatIllegalStateException().isThrownBy(markup::toString).withMessageContaining("p");
    }
}
