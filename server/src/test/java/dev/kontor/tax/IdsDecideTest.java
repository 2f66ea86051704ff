package dev.kontor.tax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.tax.content.Regime;
import dev.kontor.tax.content.TaxContent;
import dev.kontor.taxids.IdCheck;
import dev.kontor.taxids.TestTaxIds;
import dev.kontor.vendors.TestVendors;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Where a tax id changes the tax. */
class IdsDecideTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 27);

    /** Wherever an id decides the tax, the table says how it is checked. */
    @Test
    void whereAnIdDecidesTheTaxTheTableSaysHowItIsChecked() {
        TaxContent content = Asking.content();
        Set<String> listed =
                TestTaxIds.unconnected().checks().all(TestVendors.sandbox().id()).stream()
                        .map(IdCheck::country)
                        .collect(Collectors.toSet());
        Set<String> missing = new TreeSet<>();
        content.jurisdictions().values().stream()
                .filter(it -> it.parent() == null && !it.code().startsWith("US"))
                .filter(it ->
                        content.rulesOf(it.code()).stream()
                                .filter(rule -> rule.isValidOn(DAY.toEpochDay()))
                                .anyMatch(rule ->
                                        Set.of(Regime.RC, Regime.NX).contains(rule.business())))
                .map(it -> it.code())
                .filter(it -> !listed.contains(it))
                .forEach(missing::add);
        assertThat(missing).isEmpty();
    }

    /**
     * An id of Northern Ireland is for goods; one of the United Kingdom, valid, is for services.
     */
    @Test
    void anIdOfNorthernIrelandFreesNoService() {
        assertThat(treatment("GB id:GB434031494/valid")).isEqualTo(Treatment.REVERSE_CHARGE);
        assertThat(treatment("GB id:XI432525179/valid")).isEqualTo(Treatment.TAXED);
        assertThat(treatment("DE id:DE136695976/valid")).as("at home").isEqualTo(Treatment.TAXED);
    }

    private static Treatment treatment(String buyer) {
        return Asking.determined(Asking.question("2026-11-01", "EUR", buyer, "12000 saas incl"))
                .treatment();
    }
}
