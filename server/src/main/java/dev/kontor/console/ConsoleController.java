package dev.kontor.console;

import dev.kontor.access.SignIn;
import dev.kontor.platform.Ids;
import dev.kontor.platform.Problem;
import dev.kontor.platform.VendorId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages of the frame itself: which vendor is looked at, and what is not there. */
@Controller
final class ConsoleController {
    private final StaffFinder finder;
    private final ConsolePages pages;

    ConsoleController(StaffFinder finder, ConsolePages pages) {
        this.finder = finder;
        this.pages = pages;
    }

    @GetMapping("/console/vendors")
    ResponseEntity<byte[]> choices(Staff staff) {
        return pages.page(
                staff,
                "console/vendors.jte",
                Map.of(
                        "tenants",
                        finder.choices(staff).stream().map(it -> Tenant.of(it, staff)).toList()));
    }

    @PostMapping("/console/vendors")
    ResponseEntity<byte[]> choose(
            HttpServletRequest request, Staff staff, @RequestParam String vendor) {
        if (!Ids.isValid("vnd", vendor)) {
            throw Problem.notFound("vendor", vendor);
        }
        finder.choose(request, staff, VendorId.parse(vendor));
        return ConsolePages.after(Staff.START, "vendor");
    }

    /** What a form without the session's token is answered by, through a forward. */
    @RequestMapping(SignIn.FORBIDDEN)
    ResponseEntity<byte[]> forbidden(Staff staff) {
        return pages.problem(
                staff, Problem.of(403, "token_missing", "The form was not from this session."));
    }

    @RequestMapping("/console/**")
    ResponseEntity<byte[]> nothing(Staff staff) {
        return pages.problem(staff, Problem.notFound("page", staff.path()));
    }
}
