package dev.kontor.docs;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Texts of the contract as HTML. Headings get an anchor; what may be wide can be scrolled. */
final class Markdown {
    private static final List<Extension> TABLES = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(TABLES).build();
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder()
                    .extensions(TABLES)
                    .escapeHtml(true)
                    .attributeProviderFactory(context -> Markdown::attributes)
                    .build();

    private Markdown() {}

    /** Paragraphs, lists, tables and code. */
    static String html(String text) {
        return RENDERER.render(PARSER.parse(text));
    }

    /** One sentence, without a paragraph around it. */
    static String inline(String text) {
        return html(text).strip().replaceAll("^<p>|</p>$", "");
    }

    /** The anchor of a heading, such as {@code sandbox_cards}. */
    static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    }

    private static void attributes(Node node, String tag, Map<String, String> attributes) {
        if (node instanceof Heading && node.getFirstChild() instanceof Text title) {
            attributes.put("id", anchor(title.getLiteral()));
        }
        if (tag.equals("pre")) {
            attributes.put("tabindex", "0");
        }
    }
}
