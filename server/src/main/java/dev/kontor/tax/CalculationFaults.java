package dev.kontor.tax;

import dev.kontor.platform.Fault;
import dev.kontor.tax.TaxController.Calculation;
import dev.kontor.tax.TaxController.CalculationBuyer;
import dev.kontor.tax.ids.TaxIds;
import dev.kontor.tax.registers.TaxRegister.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is wrong or contradictory in a calculation by itself, wherever the buyer is. */
final class CalculationFaults {
    private static final Set<String> ISO =
            Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

    private final List<Fault> faults = new ArrayList<>();

    private CalculationFaults() {}

    static List<Fault> of(Calculation body) {
        CalculationFaults found = new CalculationFaults();
        CalculationBuyer buyer = body.buyer();
        if (body.currency().getDefaultFractionDigits() < 0) {
            found.add("/currency", "unknown_currency", "Is not a currency that anybody pays in.");
        }
        found.country("/seller_country", body.sellerCountry());
        found.country("/buyer/ip_country", buyer.ipCountry());
        found.country("/buyer/card_country", buyer.cardCountry());
        found.country("/buyer/proven_country", buyer.provenCountry());
        if (buyer.taxIdStatus() == Status.VALID
                && buyer.taxId() != null
                && !TaxIds.mayBelongTo(buyer.taxId(), buyer.country())) {
            found.add(
                    "/buyer/tax_id",
                    "tax_id_country_mismatch",
                    "Is another country's, and valid says nothing of the buyer's.");
        }
        return found.faults;
    }

    private void country(String pointer, @Nullable String country) {
        if (country != null && !ISO.contains(country)) {
            add(pointer, "unknown_country", TaxController.UNKNOWN_COUNTRY);
        }
    }

    private void add(String pointer, String code, String detail) {
        faults.add(new Fault(pointer, code, detail));
    }
}
