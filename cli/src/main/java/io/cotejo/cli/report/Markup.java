package io.cotejo.cli.report;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * Writes HTML and SVG, element by element. Whatever is given as a text or as the value of an attribute is escaped, so that
 * nothing that a user has named becomes markup. For use by one thread.
 */
final class Markup {
    private static final Set<String> VOID = Set.of("meta", "img");

    private final StringBuilder text = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /**
     * Begins an element; one that cannot hold anything is ended as well.
     *
     * @param attributes names and values in turn
     */
    Markup open(String name, String... attributes) {
        text.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            text.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(escape(attributes[i + 1]))
                    .append('"');
        }
        if (VOID.contains(name)) {
            text.append(" />");
        } else {
            text.append('>');
            open.push(name);
        }
        return this;
    }

    /** Ends the element that was begun last. */
    Markup close() {
        text.append("</").append(open.pop()).append('>');
        if (open.size() < 5) {
            text.append('\n');
        }
        return this;
    }

    /** Writes a text. */
    Markup text(String content) {
        text.append(escape(content));
        return this;
    }

    /** Writes an element that holds a text and nothing else. */
    Markup leaf(String name, String content, String... attributes) {
        return open(name, attributes).text(content).close();
    }

    /** Writes markup of the program itself: its style sheet, the document type. */
    Markup raw(String trusted) {
        text.append(trusted);
        return this;
    }

    /** Has something write itself in here. */
    Markup add(Fragment fragment) {
        fragment.writeTo(this);
        return this;
    }

    /** Something that writes itself. */
    interface Fragment {
        void writeTo(Markup markup);
    }

    static String escape(String content) {
        var escaped = new StringBuilder(content.length());
        content.codePoints().forEach(character -> {
            switch (character) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(isCharacter(character) ? character : 0xFFFD);
            }
        });
        return escaped.toString();
    }

    /** Neither a control character nor half of a pair. */
    private static boolean isCharacter(int character) {
        return character >= ' ' ? character < 0xD800 || character > 0xDFFF : character == '\n' || character == '\t';
    }

    /**
     * What was written.
     *
     * @throws IllegalStateException if an element was not ended
     */
    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("not ended: " + open);
        }
        return text.toString();
    }
}
