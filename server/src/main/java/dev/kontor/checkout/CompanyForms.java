package dev.kontor.checkout;

import dev.kontor.checkout.CheckoutPage.Notice;
import dev.kontor.checkout.CheckoutPage.Row;
import dev.kontor.corrections.CorrectionPreview;
import dev.kontor.corrections.CorrectionView;
import dev.kontor.corrections.Corrections;
import dev.kontor.invoices.Invoice;
import dev.kontor.invoices.Invoices;
import dev.kontor.invoices.Sale;
import dev.kontor.orders.OrderId;
import dev.kontor.orders.OrderView;
import dev.kontor.platform.Clocks;
import dev.kontor.platform.Money;
import dev.kontor.platform.Problem;
import dev.kontor.platform.Words;
import dev.kontor.vendors.Vendor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the form of company details: as it is first, with what is wrong, or what would change. */
final class CompanyForms {
    private static final String WORDS = "order.company.";

    /** The order, whose it is, and how its page is read. */
    record Shown(Vendor vendor, OrderView order, Words words, String lang) {}

    private final Corrections corrections;
    private final Invoices invoices;
    private final Clocks clocks;

    CompanyForms(Corrections corrections, Invoices invoices, Clocks clocks) {
        this.corrections = corrections;
        this.invoices = invoices;
        this.clocks = clocks;
    }

    /** The buyer on the invoice; empty where the buyer may not correct it. */
    Optional<Sale.Buyer> open(Shown shown) {
        OrderId order = OrderId.parse(shown.order().id());
        if (!corrections.isOpenToBuyer(shown.order(), clocks.now(shown.vendor().id()))) {
            return Optional.empty();
        }
        return invoices.ofOrder(shown.vendor().id(), order.value())
                .filter(it -> it.credited() < it.total())
                .map(Invoice::sale)
                .map(Sale::buyer);
    }

    CompanyForm first(Shown shown, @Nullable Notice notice) {
        Optional<Sale.Buyer> printed = open(shown);
        return form(shown, printed.map(CompanyDetails::of).orElse(null), Map.of(), notice, null);
    }

    CompanyForm preview(Shown shown, CompanyDetails typed, CorrectionPreview preview) {
        return form(shown, typed, Map.of(), null, rows(shown, typed, preview));
    }

    /** With a refusal at its fields, or above them. */
    CompanyForm refused(Shown shown, CompanyDetails typed, Problem problem) {
        Words words = shown.words();
        if (problem.faults().isEmpty()) {
            return form(shown, typed, Map.of(), notice(words, "warn", problem.code()), null);
        }
        Map<String, String> errors = new LinkedHashMap<>();
        FormChecks.fields(problem.faults())
                .forEach((field, code) -> errors.put(field, fault(words, code)));
        String whole = errors.get("");
        Notice notice =
                new Notice(
                        "warn",
                        words.get("checkout.notice.faults", Math.max(1, errors.size())),
                        whole == null ? words.get(WORDS + "nothing_done") : whole);
        return form(shown, typed, errors, notice, null);
    }

    static Notice notice(Words words, String tone, String code) {
        String key = WORDS + "said." + code;
        String known = words.has(key) ? key : WORDS + "said.other";
        return new Notice(
                tone,
                words.get(known),
                words.get(
                        known.equals(WORDS + "said.corrected")
                                ? known + "_detail"
                                : WORDS + "nothing_done"));
    }

    private static String fault(Words words, String code) {
        String own = WORDS + "fault." + code;
        return words.has(own) ? words.get(own) : CheckoutPages.wordsOf(words, code);
    }

    private CompanyForm form(
            Shown shown,
            @Nullable CompanyDetails typed,
            Map<String, String> errors,
            @Nullable Notice notice,
            CompanyForm.@Nullable Preview preview) {
        OrderId order = OrderId.parse(shown.order().id());
        List<CorrectionView> made = corrections.of(shown.vendor().id(), order);
        return new CompanyForm(
                typed != null,
                shown.lang(),
                typed == null ? List.of() : fields(shown, typed, errors),
                notice,
                preview,
                made.stream().map(it -> facts(shown, it)).toList());
    }

    private static List<CompanyForm.Field> fields(
            Shown shown, CompanyDetails typed, Map<String, String> errors) {
        String country = shown.order().agreed().buyer().country();
        FormFields all = new FormFields(shown.words(), Draft.Buyer.in(country, false));
        List<CheckoutPage.Field> asked = new ArrayList<>(all.company());
        asked.addAll(all.address(false));
        return asked.stream()
                .map(it ->
                        new CompanyForm.Field(
                                it.name(),
                                it.label(),
                                typed.value(it.name()),
                                it.autocomplete(),
                                it.longest(),
                                it.hint(),
                                errors.get(it.name())))
                .toList();
    }

    private static CompanyForm.Preview rows(
            Shown shown, CompanyDetails typed, CorrectionPreview it) {
        Words words = shown.words();
        List<Row> rows = new ArrayList<>();
        rows.add(row(words, "credit_note", -it.credited(), it.currency()));
        rows.add(row(words, "new_invoice", it.total(), it.currency()));
        rows.add(row(words, "tax", it.tax(), it.currency()));
        rows.add(row(words, "back", it.taxReturned(), it.currency()));
        return new CompanyForm.Preview(rows, it.wording(), typed.typed());
    }

    private static Row row(Words words, String key, long minor, String currency) {
        return new Row(words.get(WORDS + key), words.money(Money.of(minor, currency)));
    }

    private static List<Row> facts(Shown shown, CorrectionView it) {
        Words words = shown.words();
        List<Row> facts = new ArrayList<>();
        facts.add(
                new Row(
                        words.get("order.date"),
                        words.time(it.createdAt(), shown.vendor().entity().zone())));
        facts.add(new Row(words.get(WORDS + "new_invoice"), it.invoice().number()));
        facts.add(new Row(words.get(WORDS + "credit_note"), it.creditNote().number()));
        if (it.taxReturned() > 0) {
            facts.add(row(words, "back", it.taxReturned(), it.currency()));
        }
        return facts;
    }
}
