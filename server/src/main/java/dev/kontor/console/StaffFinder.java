package dev.kontor.console;

import dev.kontor.access.Persons;
import dev.kontor.access.SignedIn;
import dev.kontor.orders.Orders;
import dev.kontor.platform.Clocks;
import dev.kontor.platform.Problem;
import dev.kontor.platform.VendorId;
import dev.kontor.vendors.Vendor;
import dev.kontor.vendors.Vendors;
import dev.kontor.web.Languages;
import dev.kontor.web.Refusals;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.csrf.CsrfToken;

/** Finds who makes a request, and which vendor they look at: what they chose, if they still may. */
final class StaffFinder {
    static final String NO_ACCOUNT = "no_account";

    private static final String CHOSEN = "kontor.vendor";

    private final Persons persons;
    private final Vendors vendors;
    private final Orders orders;
    private final Clocks clocks;

    StaffFinder(Persons persons, Vendors vendors, Orders orders, Clocks clocks) {
        this.persons = persons;
        this.vendors = vendors;
        this.orders = orders;
        this.clocks = clocks;
    }

    /** Who is signed in; 403 when they belong to no account. */
    Staff of(HttpServletRequest request) {
        SignedIn person = person(request);
        List<Persons.Membership> memberships = persons.memberships(person.person());
        Vendor vendor =
                chosen(request)
                        .filter(it -> isMember(memberships, it))
                        .or(() -> first(request, memberships))
                        .orElseThrow(
                                () -> Problem.of(403, NO_ACCOUNT, "You belong to no account."));
        CsrfToken token = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        String done = request.getParameter("done");
        return new Staff(
                person.person(),
                person.email(),
                role(memberships, vendor),
                vendor,
                clocks.now(vendor.id()),
                Languages.of(request),
                request.getRequestURI(),
                done,
                token.getParameterName(),
                token.getToken(),
                Refusals.requestId(request));
    }

    /** The tenants that a person may look at, account by account, each with its live one first. */
    List<Vendor> choices(Staff staff) {
        return persons.memberships(staff.person()).stream()
                .flatMap(it -> vendors.ofAccount(it.vendor()).stream())
                .toList();
    }

    /** Looks at another vendor from now on; 404 when the person may not. */
    void choose(HttpServletRequest request, Staff staff, VendorId vendor) {
        Vendor wanted =
                vendors.find(vendor)
                        .filter(it -> isMember(persons.memberships(staff.person()), it))
                        .orElseThrow(() -> Problem.notFound("vendor", vendor.toString()));
        request.getSession().setAttribute(CHOSEN, wanted.id().value());
    }

    private static SignedIn person(HttpServletRequest request) {
        if (request.getUserPrincipal() instanceof Authentication it
                && it.getPrincipal() instanceof SignedIn person) {
            return person;
        }
        throw new IllegalStateException("nobody is signed in at " + request.getRequestURI());
    }

    private Optional<Vendor> chosen(HttpServletRequest request) {
        return Optional.ofNullable(request.getSession().getAttribute(CHOSEN))
                .map(UUID.class::cast)
                .flatMap(it -> vendors.find(new VendorId(it)));
    }

    /** The live vendor of the first account; its first sandbox as long as nothing was sold. */
    private Optional<Vendor> first(
            HttpServletRequest request, List<Persons.Membership> memberships) {
        Optional<Vendor> first =
                memberships.stream()
                        .findFirst()
                        .flatMap(it -> vendors.find(it.vendor()))
                        .map(live -> hasSold(live) ? live : firstSandbox(live));
        first.ifPresent(it -> request.getSession().setAttribute(CHOSEN, it.id().value()));
        return first;
    }

    private boolean hasSold(Vendor live) {
        return !orders.list(live.id(), null, null, null, 1).isEmpty();
    }

    private Vendor firstSandbox(Vendor live) {
        return Stream.concat(
                        vendors.ofAccount(live.id()).stream().filter(it -> !it.live()),
                        Stream.of(live))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isMember(List<Persons.Membership> memberships, Vendor vendor) {
        return memberships.stream().anyMatch(it -> it.vendor().equals(vendor.account()));
    }

    private static String role(List<Persons.Membership> memberships, Vendor vendor) {
        return memberships.stream()
                .filter(it -> it.vendor().equals(vendor.account()))
                .map(Persons.Membership::role)
                .findFirst()
                .orElseThrow();
    }
}
