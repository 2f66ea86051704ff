package dev.kontor.console.overview;

import dev.kontor.console.ConsolePages;
import dev.kontor.console.Staff;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The overview. */
@Controller
final class OverviewRoomController {
    private final Overviews overviews;
    private final ConsolePages pages;

    OverviewRoomController(Overviews overviews, ConsolePages pages) {
        this.overviews = overviews;
        this.pages = pages;
    }

    @GetMapping("/console")
    ResponseEntity<byte[]> overview(Staff staff) {
        return pages.page(
                staff, "console/overview/page.jte", Map.of("overview", overviews.of(staff)));
    }
}
