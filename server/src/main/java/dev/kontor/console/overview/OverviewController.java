package dev.kontor.console.overview;

import dev.kontor.console.ConsolePages;
import dev.kontor.console.Staff;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The overview. */
@Controller
final class OverviewController {
    private final ConsolePages pages;

    OverviewController(ConsolePages pages) {
        this.pages = pages;
    }

    @GetMapping("/console")
    ResponseEntity<byte[]> overview(Staff staff) {
        return pages.page(staff, "console/overview/page.jte", Map.of());
    }
}
