package dev.kontor.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.platform.Words;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The one layout of all mails: well-formed, self-contained, complete in both of its forms. */
class MailLayoutTest {
    private final MailFixture fixture = new MailFixture(false);

    @AfterEach
    void close() {
        fixture.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void isWellFormedAndLoadsNothing(String language) throws Exception {
        Document page = parse(html(language));
        assertThat(page.getDocumentElement().getAttribute("lang")).isEqualTo(language);
        for (String loading : List.of("script", "link", "img", "iframe", "object", "form")) {
            assertThat(page.getElementsByTagName(loading).getLength()).as(loading).isZero();
        }
        NodeList links = page.getElementsByTagName("a");
        for (int i = 0; i < links.getLength(); i++) {
            Element link = (Element) links.item(i);
            assertThat(link.getAttribute("href")).startsWith("https://");
            assertThat(link.getAttribute("target")).isEqualTo("_blank");
            assertThat(link.getTextContent()).isNotBlank();
        }
        assertThat(links.getLength()).isEqualTo(3);
    }

    @Test
    void saysEverythingInBothForms() throws Exception {
        MailPaper paper = paper("de");
        String text = PlainText.of(paper);
        String page = parse(fixture.composer.html(paper)).getDocumentElement().getTextContent();
        List<String> everything = new ArrayList<>(paper.imprint());
        everything.addAll(
                List.of(
                        "Danke, Ada!",
                        "zweite <b>Zeile</b>",
                        "AB12-CD34",
                        "Zur Bestellung",
                        "Widerruf",
                        "EU-1",
                        "1 × 100,00 €",
                        "119,00 €",
                        "19 %",
                        "Was war das?",
                        "Sie haben zugestimmt.",
                        "Verkauft von " + fixture.vendor.entity().legalName(),
                        "Ein Produkt von " + fixture.vendor.name(),
                        "USt-IdNr. " + fixture.vendor.entity().vatId()));
        assertThat(text).contains(everything).contains("https://shop.example/o/1?a=1&b=2");
        assertThat(page).contains(everything);
    }

    @Test
    void knowsLightAndDark() {
        assertThat(html("en"))
                .contains("name=\"color-scheme\" content=\"light dark\"")
                .contains("prefers-color-scheme: dark")
                .contains("#9d3323");
    }

    @Test
    void aButtonLeadsToTheWebOnly() {
        assertThatThrownBy(() -> new Block.Button("Go", "javascript:alert(1)"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Block.Link("Go", "/relative"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSubjectIsOneLine() {
        assertThatThrownBy(() -> MailContent.of("a\r\nBcc: x@y.example", "", "", List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mail", "support"})
    void bothLanguagesHaveTheSameWords(String file) throws Exception {
        assertThat(keys(file, "de")).isEqualTo(keys(file, "en")).isNotEmpty();
    }

    private static Set<String> keys(String file, String language) throws Exception {
        Properties words = new Properties();
        try (var stream =
                MailLayoutTest.class.getResourceAsStream(
                        "/words/" + file + "_" + language + ".properties")) {
            words.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        }
        return words.stringPropertyNames();
    }

    private String html(String language) {
        return fixture.composer.html(paper(language));
    }

    private MailPaper paper(String language) {
        Words words = Words.of(language);
        return fixture.composer.paper(fixture.vendor.id(), fixture.receipt(words), words);
    }

    private static Document parse(String html) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setExpandEntityReferences(false);
        return factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(html.getBytes(StandardCharsets.UTF_8)));
    }
}
