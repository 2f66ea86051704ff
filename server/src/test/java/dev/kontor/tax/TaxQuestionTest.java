package dev.kontor.tax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.tax.TaxQuestion.Buyer;
import dev.kontor.taxids.TaxIdStatus;
import org.junit.jupiter.api.Test;

final class TaxQuestionTest {
    @Test
    void aTaxIdDoesNotMoveTheBuyer() {
        Buyer at = Buyer.in("US").at("TX", "78701").living("1100 Congress Ave", "Austin");
        Buyer identified = at.confirmedBy("W1").withTaxId("12-3456789", TaxIdStatus.PENDING);
        assertThat(identified.address().line1()).isEqualTo("1100 Congress Ave");
        assertThat(identified.address().city()).isEqualTo("Austin");
        assertThat(identified.taxId().consultation()).isNull();
    }
}
