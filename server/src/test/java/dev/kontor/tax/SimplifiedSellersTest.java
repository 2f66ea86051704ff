package dev.kontor.tax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.tax.Registrations.Registration;
import dev.kontor.tax.TaxAnswer.Determined;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/**
 * A seller who is registered for Alabama's Simplified Sellers Use Tax (Code § 40-23-191 to
 * 40-23-199) charges 8 % wherever in the state, in place of the taxes of state, county and city.
 */
class SimplifiedSellersTest {
    private static final String BIRMINGHAM = "US-AL 35203";

    private static Determined ask(String scheme, String day, String buyer, String line) {
        TaxQuestion question = Asking.question(day, "USD", buyer, line);
        Registrations registrations =
                Registrations.of(
                        List.of(
                                new Registration(
                                        "US-AL",
                                        scheme,
                                        "R012345678",
                                        LocalDate.of(2026, 1, 1),
                                        LocalDate.of(2026, 6, 30))));
        return Asking.determined(
                new TaxQuestion(
                        question.at(),
                        question.currency(),
                        question.sellerCountry(),
                        question.buyer(),
                        question.lines(),
                        Standing.of(registrations)));
    }

    @Test
    void eightPercentInPlaceOfAllElse() {
        Determined answer = ask("simplified", "2026-03-01", BIRMINGHAM, "10000 software_download");
        assertThat(answer.tax()).isEqualTo(800);
        assertThat(answer.treatment()).isEqualTo(Treatment.TAXED);
        assertThat(answer.breakdown())
                .extracting(TaxAnswer.Group::jurisdiction, TaxAnswer.Group::rate)
                .containsExactly(Tuple.tuple("US-AL-SIMPLIFIED", "8"));
        assertThat(answer.place().jurisdiction()).isEqualTo("US-AL");
        assertThat(answer.place().precision()).isEqualTo(TaxPlace.Precision.ZIP);
        assertThat(ask("simplified", "2026-03-01", "US-AL 36003", "10000 saas").tax())
                .isEqualTo(800);
    }

    @Test
    void otherSellersChargeStateAndLocalTaxes() {
        assertThat(ask("standard", "2026-03-01", BIRMINGHAM, "10000 software_download").tax())
                .isEqualTo(1000);
        assertThat(
                        Asking.determined(
                                        Asking.question(
                                                "2026-03-01",
                                                "USD",
                                                BIRMINGHAM,
                                                "10000 software_download"))
                                .tax())
                .isEqualTo(1000);
    }

    @Test
    void onlyWhileTheRegistrationLasts() {
        Determined after = ask("simplified", "2026-07-01", BIRMINGHAM, "10000 software_download");
        assertThat(after.treatment()).isEqualTo(Treatment.NOT_REGISTERED);
        assertThat(after.tax()).isZero();
    }

    @Test
    void whatTheStateDoesNotTaxStaysUntaxed() {
        assertThat(ask("simplified", "2026-03-01", BIRMINGHAM, "10000 course_live").treatment())
                .isEqualTo(Treatment.EXEMPT);
    }
}
