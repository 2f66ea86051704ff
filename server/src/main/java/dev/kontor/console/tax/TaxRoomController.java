package dev.kontor.console.tax;

import dev.kontor.console.ConsolePages;
import dev.kontor.console.Staff;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Where tax is due: the world, and each country. */
@Controller
final class TaxRoomController {
    static final String PATH = "/console/tax";

    private final TaxPlaces places;
    private final ConsolePages pages;

    TaxRoomController(TaxPlaces places, ConsolePages pages) {
        this.places = places;
        this.pages = pages;
    }

    @GetMapping(PATH)
    ResponseEntity<byte[]> map(Staff staff) {
        return pages.page(staff, "console/tax/map.jte", Map.of("page", places.map(staff)));
    }

    @GetMapping(PATH + "/places/{code}")
    ResponseEntity<byte[]> place(Staff staff, @PathVariable String code) {
        return pages.page(
                staff, "console/tax/place.jte", Map.of("page", places.place(staff, code)));
    }
}
