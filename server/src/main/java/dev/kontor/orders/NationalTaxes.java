package dev.kontor.orders;

import com.ibm.icu.util.Region;
import dev.kontor.currencies.LegalRates;
import dev.kontor.currencies.StateCurrency;
import dev.kontor.invoices.CreditNoteDocument;
import dev.kontor.invoices.Sale;
import dev.kontor.invoices.Sale.NationalTax;
import dev.kontor.tax.Registrations;
import dev.kontor.tax.Registrations.Registration;
import dev.kontor.vendors.Entity;
import dev.kontor.vendors.Vendor;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * In which currency a document states its tax besides its own (decision 11): that of the state
 * whose rules it follows (Directive 2006/112/EC, art. 219a and 230). Under the One-Stop Shop that
 * is the state of identification, else the one whose tax it is. Where no lawful rate is at hand the
 * amount is left out, and the log says so; a document never waits for one. Memory only.
 */
public final class NationalTaxes {
    private static final Logger LOG = LoggerFactory.getLogger(NationalTaxes.class);
    private static final String UNION = "EU";
    private static final String STANDARD = "standard";

    /** A union number of a seller from elsewhere: EU, then the state of identification. */
    private static final int STATE_FROM = 2;

    private static final int STATE_TO = 5;

    private final LegalRates rates;

    /** The newest days of documents on whose missing rate the log has told. */
    private final Map<Missing, LocalDate> told = new HashMap<>();

    /** A sandbox's clock may run ahead: its days say nothing of those of live documents. */
    private record Missing(String country, String currency, boolean live) {}

    NationalTaxes(LegalRates rates) {
        this.rates = rates;
    }

    /**
     * The sale with its tax in the currency of that state, where it has to be stated.
     *
     * @param registrations of the seller, on whatever day
     */
    Sale stated(Vendor vendor, Registrations registrations, Sale sale) {
        Entity entity = vendor.entity();
        Currency own = Currency.getInstance(sale.currency());
        Optional<StateCurrency> rule =
                country(sale)
                        .flatMap(it -> rates.of(it, sale.suppliedOn()))
                        .flatMap(it -> rule(it, vendor, registrations, sale, own))
                        .filter(it -> !it.of(own, entity.currency()).equals(own));
        return rule.map(it -> stated(it, vendor, sale, own)).orElse(sale);
    }

    /**
     * What replaces a wrong sale, at the rates of that one; the same tax has the same amount.
     *
     * @param registrations of the seller, on whatever day
     * @param left what was taken back of the wrong one
     */
    public Sale corrected(
            Vendor vendor,
            Registrations registrations,
            Sale sale,
            Sale wrong,
            CreditNoteDocument left) {
        NationalTax before = wrong.nationalTax();
        if (before == null || sale.tax() == 0) {
            return stated(vendor, registrations, sale);
        }
        Long whole = left.nationalTax();
        return sale.stating(
                whole != null && sale.tax() == left.tax()
                        ? before.as(whole)
                        : before.converting(sale.tax(), sale.currency()));
    }

    /**
     * Since when no rates were published, if documents of this vendor leave out tax for that; a
     * sandbox takes what there is.
     */
    public Optional<LocalDate> silentSince(Vendor vendor, Instant now) {
        return vendor.live()
                ? rates.silentSince(LocalDate.ofInstant(now, vendor.entity().zone()))
                : Optional.empty();
    }

    /** The one country whose tax it bears. */
    private static Optional<String> country(Sale sale) {
        List<String> countries =
                sale.taxes().stream()
                        .filter(it -> it.tax() != 0)
                        .map(it -> it.jurisdiction().substring(0, UNION.length()))
                        .distinct()
                        .toList();
        return countries.size() == 1 ? Optional.of(countries.getFirst()) : Optional.empty();
    }

    /** The rule that the document follows. */
    private Optional<StateCurrency> rule(
            StateCurrency taxing,
            Vendor vendor,
            Registrations registrations,
            Sale sale,
            Currency own) {
        Entity entity = vendor.entity();
        if (taxing.country().equals(entity.country())) {
            return taxes(taxing);
        }
        Optional<StateCurrency> home =
                rates.of(entity.country(), sale.suppliedOn()).filter(StateCurrency::inUnion);
        if (taxing.inUnion()
                && taxing.currency().equals(own)
                && home.filter(it -> it.currency().equals(own)).isPresent()) {
            return Optional.empty();
        }
        Optional<Registration> there =
                registrations.under(taxing.country()).stream()
                        .filter(it -> isOn(it, sale.suppliedOn()))
                        .findFirst();
        if (!taxing.inUnion()) {
            return there.isEmpty() || there.get().scheme().equals(STANDARD)
                    ? taxes(taxing)
                    : Optional.empty();
        }
        if (there.isPresent()) {
            return taxes(taxing);
        }
        return home.isPresent() ? home : identification(registrations, sale.suppliedOn());
    }

    private static Optional<StateCurrency> taxes(StateCurrency rule) {
        return rule.stated() ? Optional.of(rule) : Optional.empty();
    }

    /** Where a seller from elsewhere is identified: its number tells the state by ISO 3166-1. */
    private Optional<StateCurrency> identification(Registrations registrations, LocalDate day) {
        return registrations.under(UNION).stream()
                .filter(it -> isOn(it, day))
                .findFirst()
                .flatMap(it -> state(it.number()))
                .flatMap(it -> rates.of(it, day))
                .filter(StateCurrency::inUnion)
                .or(() -> rates.of(UNION, day));
    }

    private static Optional<String> state(String number) {
        if (!number.startsWith(UNION) || number.length() < STATE_TO) {
            return Optional.empty();
        }
        String numeric = number.substring(STATE_FROM, STATE_TO);
        return Region.getAvailable(Region.RegionType.TERRITORY).stream()
                .filter(it -> "%03d".formatted(it.getNumericCode()).equals(numeric))
                .map(Region::toString)
                .findFirst();
    }

    private static boolean isOn(Registration one, LocalDate day) {
        LocalDate until = one.until();
        return !one.from().isAfter(day) && (until == null || !until.isBefore(day));
    }

    private Sale stated(StateCurrency rule, Vendor vendor, Sale sale, Currency own) {
        Currency currency = rule.of(own, vendor.entity().currency());
        Optional<LegalRates.Published> rate =
                rates.at(rule, own, currency, sale.suppliedOn(), !vendor.live());
        if (rate.isEmpty()) {
            tell(rule, vendor, sale);
            return sale;
        }
        NationalTax none =
                new NationalTax(
                        rule.country(),
                        currency.getCurrencyCode(),
                        0,
                        rule.unit(currency),
                        rate.get().quotes().stream()
                                .map(it ->
                                        new NationalTax.Quote(it.base(), it.currency(), it.rate()))
                                .toList(),
                        rate.get().source(),
                        rate.get().asOf());
        return sale.stating(none.converting(sale.tax(), sale.currency()));
    }

    private void tell(StateCurrency rule, Vendor vendor, Sale sale) {
        if (isNews(rule, sale.currency(), vendor.live(), sale.suppliedOn())) {
            LOG.warn(
                    "documents in {} of {} leave out the tax in {} that {} asks for: no lawful"
                            + " rate is at hand",
                    sale.currency(),
                    sale.suppliedOn(),
                    rule.currency(),
                    rule.law());
        }
    }

    /**
     * Whether a missing rate is worth a line: once a day, country and currency, not for days before
     * the last that was told, and never where no source of rates is known at all.
     */
    boolean isNews(StateCurrency rule, String currency, boolean live, LocalDate day) {
        if (rule.rates() == null) {
            return false;
        }
        Missing missing = new Missing(rule.country(), currency, live);
        synchronized (told) {
            LocalDate last = told.get(missing);
            if (last != null && !day.isAfter(last)) {
                return false;
            }
            told.put(missing, day);
            return true;
        }
    }
}
