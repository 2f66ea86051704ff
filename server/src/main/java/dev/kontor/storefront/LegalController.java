package dev.kontor.storefront;

import dev.kontor.platform.Problem;
import dev.kontor.platform.Words;
import dev.kontor.vendors.Entity;
import dev.kontor.vendors.Vendor;
import dev.kontor.web.Languages;
import dev.kontor.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The seller's legal texts (handbook 1.2): terms, privacy, and the right of withdrawal. */
@RestController
final class LegalController {
    private static final List<String> TEXTS = List.of("terms", "privacy", "withdrawal");

    private final Shop shop;
    private final Pages pages;

    LegalController(Shop shop, Pages pages) {
        this.shop = shop;
        this.pages = pages;
    }

    @GetMapping("/legal/{text}")
    ResponseEntity<byte[]> text(HttpServletRequest request, @PathVariable String text) {
        if (!TEXTS.contains(text)) {
            throw Problem.notFound("text", text);
        }
        Vendor vendor =
                shop.vendor().orElseThrow(() -> Problem.notFound("seller", "on this server"));
        Words words = Languages.of(request);
        return pages.page(
                "shop/legal.jte",
                Map.of(
                        "page",
                        page(words, vendor, text),
                        "sections",
                        sections(words, vendor, text)));
    }

    private static ShopPage page(Words words, Vendor vendor, String text) {
        return new ShopPage(
                words,
                words.get("legal." + text),
                vendor.entity().legalName(),
                !vendor.live(),
                List.of());
    }

    /** Paragraphs {@code legal.<text>.1}, {@code .2}, … as far as there are words. */
    private static List<String> sections(Words words, Vendor vendor, String text) {
        Entity entity = vendor.entity();
        String address = place(entity);
        List<String> sections = new ArrayList<>();
        for (int i = 1; words.has("legal." + text + "." + i); i++) {
            sections.add(
                    words.get(
                            "legal." + text + "." + i,
                            entity.legalName(),
                            address,
                            entity.email(),
                            vendor.name()));
        }
        return sections;
    }

    /** The address in one line; the texts name the seller before it. */
    private static String place(Entity entity) {
        return entity.address()
                .lines()
                .filter(it -> !it.equals(entity.legalName()))
                .collect(Collectors.joining(", "));
    }
}
