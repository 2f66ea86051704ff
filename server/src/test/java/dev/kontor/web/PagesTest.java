package dev.kontor.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.platform.Words;
import gg.jte.Content;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;

class PagesTest {
    private static final Content WORK = output -> output.writeContent("<h1>Orders</h1>");

    private final Pages pages = new Pages();

    @Test
    void pagesHaveNoInlineScriptOrStyleAndNobodyMayFrameThem() {
        ResponseEntity<byte[]> answer = pages.page("layout/console.jte", console());

        assertThat(text(answer))
                .contains(
                        "<html lang=\"de\" dir=\"ltr\">",
                        "aria-current=\"page\"",
                        "<h1>Orders</h1>")
                .doesNotContain("style=")
                .doesNotContainPattern("<script(?![^>]* src=)")
                .doesNotContainPattern(" on[a-z]+=");
        assertThat(answer.getHeaders().getFirst("Content-Security-Policy"))
                .contains("frame-ancestors 'none'", "default-src 'none'");
        assertThat(answer.getHeaders().getFirst("Referrer-Policy")).isEqualTo("same-origin");
    }

    @Test
    void aFramedPageNamesWhoMayFrameIt() {
        ResponseEntity<byte[]> answer =
                pages.framed(200, "layout/console.jte", console(), List.of("https://shop.example"));

        assertThat(answer.getHeaders().getFirst("Content-Security-Policy"))
                .endsWith("frame-ancestors 'self' https://shop.example");
    }

    @Test
    void theAddressOfAnAssetChangesWithItsContent() {
        assertThat(Pages.asset("/kontor.css")).matches("/kontor\\.css\\?v=[0-9a-f]{8}");
        assertThat(Pages.asset("/webjars/htmx.org/dist/htmx.min.js"))
                .matches("/webjars/htmx\\.org/dist/htmx\\.min\\.js\\?v=2\\.[0-9.]+");
    }

    @Test
    void languagesThatRunFromRightToLeftSaySo() {
        assertThat(Pages.direction("ar")).isEqualTo("rtl");
        assertThat(Pages.direction("de")).isEqualTo("ltr");
    }

    @Test
    void theStyleSheetKnowsNoLeftAndRight() throws IOException {
        try (InputStream file = Pages.class.getResourceAsStream("/static/kontor.css")) {
            assertThat(new String(file.readAllBytes(), StandardCharsets.UTF_8))
                    .doesNotContainPattern(
                            "(margin|padding|border|inset)-(left|right)|text-align: (left|right)"
                                    + "|\\n +(left|right|top|bottom|width|height):");
        }
    }

    private static Map<String, Object> console() {
        List<ConsoleFrame.Room> rooms =
                List.of(
                        new ConsoleFrame.Room(Icon.ORDERS, "Bestellungen", "/console", true, 0),
                        new ConsoleFrame.Room(
                                Icon.SHIELD, "Prüfung", "/console/reviews", false, 3));
        return Map.of(
                "words",
                Words.of("de"),
                "title",
                "Bestellungen",
                "frame",
                new ConsoleFrame(
                        "Fieldnotes",
                        "Sandbox 7F3QK",
                        "Sandbox",
                        "ada@example.com",
                        rooms,
                        null,
                        "_csrf",
                        "x"),
                "content",
                WORK);
    }

    private static String text(ResponseEntity<byte[]> answer) {
        return new String(answer.getBody(), StandardCharsets.UTF_8);
    }
}
