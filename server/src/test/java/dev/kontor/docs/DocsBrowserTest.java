package dev.kontor.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.kontor.TestBrowser;
import dev.kontor.TestBrowser.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The reference in a real browser: readable for everybody, on a phone, in the dark, without
 * scripts.
 */
@DisabledIfSystemProperty(named = "browser", matches = "false")
class DocsBrowserTest {
    @ParameterizedTest
    @ValueSource(strings = {"/docs", "/docs/process", "/docs/problems"})
    void everybodyCanReadIt(String path) {
        try (Page page = TestBrowser.visit(Visitor.of("en"), path)) {
            TestBrowser.assertAccessible(page);
            TestBrowser.picture(page, "docs-" + name(path));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/docs", "/docs/take_back"})
    void itFitsAPhoneInTheDark(String path) {
        Visitor visitor = Visitor.of("de").onAPhone().inTheDark().withoutScripts();
        try (Page page = TestBrowser.visit(visitor, path)) {
            assertThat(page.locator("html").getAttribute("lang")).isEqualTo("de");
            assertThat(page.locator("body").evaluate("it => it.scrollWidth <= innerWidth"))
                    .isEqualTo(true);
            TestBrowser.picture(page, "docs-phone-" + name(path));
        }
    }

    @Test
    void aStepLeadsFromTheIndexToTheCall() {
        try (Page page = TestBrowser.visit(Visitor.of("en"), "/docs")) {
            page.locator(".index a", new Page.LocatorOptions().setHasText("Place an order"))
                    .click();
            assertThat(page.url()).endsWith("/docs/process#place_order");
            assertThat(page.locator("#place_order").isVisible()).isTrue();
        }
    }

    private static String name(String path) {
        return path.substring(1).replace('/', '-');
    }
}
