package dev.kontor.papers;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * XML of elements that hold either elements or a text, indented, as UTF-8. The same calls give the
 * same bytes. What XML cannot carry is left out of texts: buyers' names may hold anything.
 */
final class XmlText {
    private final StringBuilder xml =
            new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    private final Deque<String> open = new ArrayDeque<>();

    /**
     * @param attributes names and values in turn
     */
    XmlText open(String name, String... attributes) {
        start(name, attributes);
        xml.append('\n');
        open.push(name);
        return this;
    }

    XmlText close() {
        String name = open.pop();
        indent();
        xml.append("</").append(name).append(">\n");
        return this;
    }

    /** An element with this text; none without one. */
    XmlText text(String name, @Nullable String text, String... attributes) {
        if (text != null && !text.isBlank()) {
            start(name, attributes);
            escape(text.strip());
            xml.append("</").append(name).append(">\n");
        }
        return this;
    }

    byte[] bytes() {
        return xml.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void start(String name, String... attributes) {
        indent();
        xml.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            xml.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            xml.append('"');
        }
        xml.append('>');
    }

    private void indent() {
        xml.append("  ".repeat(open.size()));
    }

    private void escape(String text) {
        text.codePoints()
                .filter(XmlText::isXml)
                .forEach(c -> {
                    switch (c) {
                        case '&' -> xml.append("&amp;");
                        case '<' -> xml.append("&lt;");
                        case '>' -> xml.append("&gt;");
                        case '"' -> xml.append("&quot;");
                        default -> xml.appendCodePoint(c);
                    }
                });
    }

    /** Char of XML 1.0, less control characters and surrogates that stand alone. */
    static boolean isXml(int c) {
        if (c < ' ') {
            return c == '\t' || c == '\n';
        }
        return Character.getType(c) != Character.SURROGATE && c != 0xFFFE && c != 0xFFFF;
    }
}
