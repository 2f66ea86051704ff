package dev.kontor.console.tax;

import dev.kontor.console.Badge;
import dev.kontor.console.Form;
import dev.kontor.console.Staff;
import dev.kontor.console.Task;
import dev.kontor.console.orders.Fact;
import dev.kontor.invoices.Invoices;
import dev.kontor.invoices.Sale;
import dev.kontor.orders.Order;
import dev.kontor.orders.OrderId;
import dev.kontor.orders.Orders;
import dev.kontor.orders.Snapshot;
import dev.kontor.platform.Words;
import dev.kontor.taxids.IdCheck;
import dev.kontor.taxids.TaxIdCase;
import dev.kontor.taxids.TaxIdCase.State;
import dev.kontor.taxids.TaxIdChecks;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Shows what the buyer says of a tax id beside what its register says. */
final class TaxIdCards {
    private static final String WORDS = "console.tax_id.";

    /** Who the buyer says to be. */
    private record Said(@Nullable String name, String address) {}

    private final Orders orders;
    private final Invoices invoices;
    private final TaxIdChecks checks;

    TaxIdCards(Orders orders, Invoices invoices, TaxIdChecks checks) {
        this.orders = orders;
        this.invoices = invoices;
        this.checks = checks;
    }

    /** The cards of a page. */
    List<TaxIdsPage.Card> of(List<TaxIdCase> cases, Staff staff) {
        boolean confirms = mayConfirm(staff);
        Form nothing = Form.of(Map.of());
        return cases.stream().map(it -> of(it, staff, confirms, null, nothing)).toList();
    }

    /**
     * The card.
     *
     * @param error what is wrong with what was sent about it
     * @param seen what was sent as seen on the authority's page
     */
    TaxIdsPage.Card of(TaxIdCase it, Staff staff, @Nullable String error, Form seen) {
        return of(it, staff, mayConfirm(staff), error, seen);
    }

    private boolean mayConfirm(Staff staff) {
        return checks.mayConfirm(staff.vendorId(), staff.actor());
    }

    private TaxIdsPage.Card of(
            TaxIdCase it, Staff staff, boolean confirms, @Nullable String error, Form seen) {
        Words words = staff.words();
        OrderId id = new OrderId(it.orderId());
        Order order = orders.find(staff.vendorId(), id).orElseThrow();
        String href = "/console/orders/" + id;
        boolean open = it.state().isUndecided() && staff.may(Task.REVIEW);
        return new TaxIdsPage.Card(
                id.toString(),
                order.snapshot().number(),
                href,
                badge(it, words),
                words.get(WORDS + "doubt." + word(it.doubt())),
                typed(it, said(order), words),
                found(it, staff),
                staff.moment(it.soldAt()),
                staff.age(it.soldAt()),
                decided(it, staff),
                open ? TaxIdsRoomController.PATH + "/" + id : null,
                open && it.state() != State.EXPIRED,
                open && (!it.isTaxed() || it.isKnownUnderAnotherName()),
                open && confirms ? confirming(it, staff, seen) : null,
                it.state() == State.REJECTED && !it.isTaxed() && order.status().isPaid()
                        ? href + "/refund"
                        : null,
                error);
    }

    /** Where a register has answered, and where it is too late, nobody confirms. */
    private TaxIdsPage.@Nullable Confirming confirming(TaxIdCase it, Staff staff, Form seen) {
        if (!(it.state() == State.OPEN || it.state() == State.NO_REGISTER)
                || it.hasYesToAnotherName()) {
            return null;
        }
        IdCheck check = checks.of(staff.vendorId(), it.country());
        return new TaxIdsPage.Confirming(
                check.page(),
                check.source(),
                seen.isFaulty() || it.state() == State.NO_REGISTER,
                seen);
    }

    private Said said(Order order) {
        Optional<Sale.Buyer> printed =
                invoices.ofOrder(order.vendor(), order.id().value()).map(it -> it.sale().buyer());
        if (printed.isPresent()) {
            Sale.Buyer it = printed.get();
            return new Said(it.name(), line(it.line1(), it.postalCode(), it.city()));
        }
        Snapshot.Buyer it = order.snapshot().buyer();
        return new Said(it.name(), line(it.line1(), it.postalCode(), it.city()));
    }

    private static String line(@Nullable String... parts) {
        return Stream.of(parts)
                .filter(it -> it != null && !it.isBlank())
                .collect(Collectors.joining(", "));
    }

    private static List<Fact> typed(TaxIdCase it, Said said, Words words) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(words.get(WORDS + "typed"), it.typed()));
        facts.add(
                new Fact(
                        words.get(WORDS + "normalized"),
                        it.taxId() + " (" + words.country(it.country()) + ")"));
        add(facts, words.get(WORDS + "name"), said.name());
        add(facts, words.get(WORDS + "address"), said.address());
        return facts;
    }

    private static List<Fact> found(TaxIdCase it, Staff staff) {
        Words words = staff.words();
        List<Fact> facts = new ArrayList<>();
        add(facts, words.get(WORDS + "name"), it.found().name());
        add(facts, words.get(WORDS + "address"), it.found().address());
        add(facts, words.get(WORDS + "proof"), it.consultationNumber());
        add(facts, words.get(WORDS + "reason"), reason(it, words));
        facts.add(
                new Fact(
                        words.get(WORDS + "asked"),
                        it.askedAt() == null
                                ? words.get(WORDS + "never")
                                : words.get(
                                        WORDS + "times",
                                        it.asked(),
                                        words.time(it.askedAt(), staff.zone()))));
        return facts;
    }

    private static @Nullable String reason(TaxIdCase it, Words words) {
        String key = WORDS + "reason." + it.reason();
        return words.has(key) ? words.get(key) : it.reason();
    }

    private static void add(List<Fact> facts, String label, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            facts.add(new Fact(label, value));
        }
    }

    private static @Nullable String decided(TaxIdCase it, Staff staff) {
        TaxIdCase.Decided decided = it.decided();
        return decided == null
                ? null
                : staff.words()
                        .get(
                                WORDS + "decided",
                                decided.actor().replaceFirst("^staff:", ""),
                                staff.words().time(decided.at(), staff.zone()),
                                decided.note());
    }

    private static Badge badge(TaxIdCase it, Words words) {
        String tone =
                switch (it.state()) {
                    case CONFIRMED, ACCEPTED -> "good";
                    case DENIED, REJECTED -> "bad";
                    case NO_REGISTER -> "warn";
                    case OPEN -> it.waitsForPerson() ? "warn" : "info";
                    case EXPIRED -> "";
                };
        return new Badge(tone, words.get(WORDS + "state." + word(it.state())));
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
