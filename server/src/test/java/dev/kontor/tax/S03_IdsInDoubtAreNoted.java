package dev.kontor.tax;

import static dev.kontor.tax.Asking.determined;
import static dev.kontor.tax.Asking.question;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.platform.Ids;
import dev.kontor.platform.TestPlatform;
import dev.kontor.platform.VendorId;
import dev.kontor.taxids.TaxIdCase;
import dev.kontor.taxids.TaxIdDoubt;
import dev.kontor.taxids.TaxIdStatus;
import dev.kontor.taxids.TestTaxIds;
import dev.kontor.vendors.TestVendors;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sales whose tax would be another without their buyer's tax id, while that is in doubt. */
class S03_IdsInDoubtAreNoted {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final TestTaxIds ids = TestTaxIds.unconnected();
    private final Tax tax = TestTax.notingIn(ids.watch());
    private final VendorId vendor = TestVendors.sandbox().id();

    private Determination sell(int no, TaxQuestion asked) {
        UUID order = Ids.next();
        Determination made = new Determination(vendor, order, no, NOW, asked, determined(asked));
        TestPlatform.database().run(tx -> tax.record(tx, List.of(made)));
        assertThat(tax.determinations(vendor, order)).containsExactly(made);
        return made;
    }

    private static TaxQuestion asked(String buyer) {
        return question("2026-03-01", "EUR", buyer, "12000 saas incl");
    }

    private List<TaxIdCase> noted() {
        return ids.reviews().list(vendor, Set.of(), null, 10);
    }

    @Test
    void aRegisterThatIsDownIsADoubt() {
        Determination sale = sell(1, asked("FR id:FR40303265045/unavailable"));
        assertThat(noted())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.orderId()).isEqualTo(sale.orderId());
                    assertThat(it.taxId()).isEqualTo("FR40303265045");
                    assertThat(it.doubt()).isEqualTo(TaxIdDoubt.UNAVAILABLE);
                    assertThat(it.soldAt()).isEqualTo(NOW);
                });
    }

    @Test
    void anEarlierConfirmationThatServedIsADoubt() {
        TaxQuestion asked = asked("FR id:FR40303265045/unavailable");
        sell(
                1,
                asked.of(
                        asked.buyer()
                                .withTaxId("FR40303265045", TaxIdStatus.VALID)
                                .confirmedBy("W1", TaxIdDoubt.EARLIER_CONFIRMATION)));
        assertThat(noted())
                .extracting(TaxIdCase::doubt)
                .containsExactly(TaxIdDoubt.EARLIER_CONFIRMATION);
    }

    /** At home the tax is the same with an id and without. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "FR",
                "FR id:FR40303265045",
                "FR id:FR40303265045/invalid",
                "FR id:FR40303265046/unavailable",
                "DE id:DE136695976/unavailable"
            })
    void withoutDoubtNothingIsNoted(String buyer) {
        sell(1, asked(buyer));
        assertThat(noted()).isEmpty();
    }

    @Test
    void aLaterDecisionOfASaleIsNoNewDoubt() {
        sell(2, asked("FR id:FR40303265045/unavailable"));
        assertThat(noted()).isEmpty();
    }
}
