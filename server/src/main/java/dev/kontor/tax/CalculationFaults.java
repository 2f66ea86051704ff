package dev.kontor.tax;

import dev.kontor.catalog.TaxBehavior;
import dev.kontor.catalog.TaxCategory;
import dev.kontor.platform.Fault;
import dev.kontor.tax.TaxController.Calculation;
import dev.kontor.tax.TaxController.PretendedStatus;
import dev.kontor.tax.TaxQuestion.Buyer;
import dev.kontor.taxids.TaxIdStatus;
import dev.kontor.taxids.forms.TaxIds;
import dev.kontor.web.Body;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a calculation beyond its single fields: countries that are none, signals that
 * contradict each other, what the buyer's place does not allow. Judges what can be read, whatever
 * else is wrong; asks no register.
 */
final class CalculationFaults {
    private static final Set<String> ISO =
            Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);
    private static final List<String> ADDRESS = List.of("/buyer/region", "/buyer/postal_code");
    private static final String TAX_ID = "/buyer/tax_id";
    private static final int MOST_LINES = 100;

    private final Body<Calculation> body;
    private final List<Fault> faults = new ArrayList<>();

    /** Pointers of what was assumed, since it cannot be read: nothing is said of them. */
    private final Set<String> assumed = new HashSet<>();

    private CalculationFaults(Body<Calculation> body) {
        this.body = body;
    }

    /**
     * What the buyer's place says is only asked for here when something else is wrong: otherwise
     * the calculation itself tells.
     *
     * @param entity the country of the vendor's entity
     * @param standing of the vendor, for amounts in a currency
     */
    static List<Fault> of(
            Body<Calculation> body,
            Tax tax,
            String entity,
            Function<Currency, Standing> standing,
            Instant now) {
        CalculationFaults found = new CalculationFaults(body);
        found.byThemselves();
        if (body.isFaulty() || !found.faults.isEmpty()) {
            TaxQuestion question = found.question(entity, standing, now);
            if (question != null) {
                found.add(tax, question);
            }
        }
        return found.faults;
    }

    private void byThemselves() {
        Currency currency = body.get("/currency", Currency.class);
        if (currency != null && currency.getDefaultFractionDigits() < 0) {
            add("/currency", "unknown_currency", "Is not a currency that anybody pays in.");
        }
        country("/seller_country");
        country("/buyer/ip_country");
        country("/buyer/card_country");
        country("/buyer/proven_country");
        String country = known("/buyer/country");
        if (country != null && status() == PretendedStatus.VALID && body.isReadable(TAX_ID)) {
            validId(country);
        }
    }

    /** Valid is what could be: an id in the form of its country's, or any where none is named. */
    private void validId(String stated) {
        String taxId = body.get(TAX_ID, String.class);
        if (taxId == null || taxId.isBlank()) {
            return;
        }
        String country = TaxIds.countryOf(taxId, stated, known("/buyer/proven_country"));
        if (!TaxIds.mayBelongTo(taxId, country)) {
            add(
                    TAX_ID,
                    "tax_id_country_mismatch",
                    "Is another country's, and valid says nothing of the buyer's.");
        } else if (!TaxIds.check(country, taxId).syntax()) {
            add(TAX_ID, "invalid_format", "Is no tax id of that country, so it cannot be valid.");
        }
    }

    /** A certificate is asked about where there is none: the answer would be a tax of nothing. */
    static Optional<Fault> certificate(TaxAnswer.Determined it) {
        return it.place().region() == null
                ? Optional.of(
                        new Fault(
                                "/buyer/exemption_certificate",
                                "certificate_not_used",
                                "No certificate frees buyers there; states of the US and provinces of"
                                        + " Canada have them."))
                : Optional.empty();
    }

    private void country(String pointer) {
        String country = body.get(pointer, String.class);
        if (country != null && !ISO.contains(country)) {
            add(pointer, "unknown_country", TaxController.UNKNOWN_COUNTRY);
        }
    }

    private @Nullable PretendedStatus status() {
        return body.get("/buyer/tax_id_status", PretendedStatus.class);
    }

    private @Nullable TaxQuestion question(
            String entity, Function<Currency, Standing> standing, Instant now) {
        Buyer buyer = buyer();
        if (buyer == null) {
            return null;
        }
        LocalDate date = body.get("/date", LocalDate.class);
        String seller = known("/seller_country");
        Currency currency = body.get("/currency", Currency.class);
        boolean real =
                Boolean.FALSE.equals(body.get("/assume_registered", Boolean.class))
                        && currency != null
                        && currency.getDefaultFractionDigits() >= 0;
        return new TaxQuestion(
                date == null ? TaxPoint.at(now) : TaxPoint.on(date),
                currency == null ? Currency.getInstance("EUR") : currency,
                seller == null ? entity : seller,
                buyer,
                lines(),
                real && currency != null ? standing.apply(currency) : Standing.everywhere());
    }

    /** Without an address nothing is known of the place. */
    private @Nullable Buyer buyer() {
        String country = body.get("/buyer/country", String.class);
        if (country == null) {
            return null;
        }
        if (!ADDRESS.stream().allMatch(body::isReadable)) {
            assumed.addAll(ADDRESS);
        }
        PretendedStatus status = status();
        Buyer buyer =
                Buyer.in(country)
                        .at(
                                body.get(ADDRESS.getFirst(), String.class),
                                body.get(ADDRESS.getLast(), String.class))
                        .living(
                                body.get("/buyer/line1", String.class),
                                body.get("/buyer/city", String.class))
                        .withSignals(known("/buyer/ip_country"), known("/buyer/card_country"))
                        .proving(proven())
                        .withTaxId(
                                body.get("/buyer/tax_id", String.class),
                                status == PretendedStatus.VALID
                                        ? TaxIdStatus.VALID
                                        : TaxIdStatus.NONE);
        return Boolean.TRUE.equals(body.get("/buyer/business", Boolean.class))
                ? buyer.asBusiness()
                : buyer;
    }

    private @Nullable ProvenPlace proven() {
        return ProvenPlace.of(
                known("/buyer/proven_country"),
                body.get("/buyer/proven_region", String.class),
                body.get("/buyer/proven_postal_code", String.class));
    }

    private @Nullable String known(String pointer) {
        String country = body.get(pointer, String.class);
        return country != null && ISO.contains(country) ? country : null;
    }

    /** At least one; amounts do not matter. */
    private List<TaxQuestion.Line> lines() {
        List<TaxQuestion.Line> lines = new ArrayList<>();
        int size = Math.min(body.size("/lines"), MOST_LINES);
        for (int i = 0; i < Math.max(1, size); i++) {
            String pointer = "/lines/" + i + "/category";
            TaxCategory category = body.get(pointer, TaxCategory.class);
            if (category == null) {
                assumed.add(pointer);
            }
            lines.add(
                    new TaxQuestion.Line(
                            0,
                            category == null ? TaxCategory.SAAS : category,
                            TaxBehavior.EXCLUSIVE));
        }
        return lines;
    }

    private void add(Tax tax, TaxQuestion question) {
        List<Fault> found =
                switch (tax.determine(question)) {
                    case TaxAnswer.Determined it ->
                            hasCertificate() ? certificate(it).stream().toList() : List.<Fault>of();
                    case TaxAnswer.NeedsProof it -> List.of(PlaceDoubt.fault(it));
                    case TaxAnswer.Refused it -> named(tax.faults(question, it));
                };
        boolean whole = isWholeEvidence();
        found.stream()
                .filter(it -> !assumed.contains(it.pointer()))
                .filter(it -> whole || !it.code().equals(TaxAnswer.NeedsProof.CODE))
                .forEach(faults::add);
    }

    private boolean hasCertificate() {
        return Boolean.TRUE.equals(body.get("/buyer/exemption_certificate", Boolean.class));
    }

    /** What is confirmed anywhere else is proven here. */
    static List<Fault> named(List<Fault> found) {
        return found.stream()
                .map(it ->
                        new Fault(
                                it.pointer().replace("/buyer/confirmed_", "/buyer/proven_"),
                                it.code(),
                                it.detail()))
                .toList();
    }

    /** A signal that cannot be read, or a tax id that a register may know, may agree yet. */
    private boolean isWholeEvidence() {
        String country = body.get("/buyer/country", String.class);
        boolean readable =
                List.of("/buyer/ip_country", "/buyer/card_country", "/buyer/proven_country")
                        .stream()
                        .allMatch(it ->
                                body.isReadable(it)
                                        && (body.get(it, String.class) == null
                                                || known(it) != null));
        return readable
                && country != null
                && ISO.contains(country)
                && body.isReadable("/buyer/tax_id_status")
                && body.isReadable("/buyer/tax_id")
                && (status() != null || body.get("/buyer/tax_id", String.class) == null);
    }

    private void add(String pointer, String code, String detail) {
        faults.add(new Fault(pointer, code, detail));
    }
}
