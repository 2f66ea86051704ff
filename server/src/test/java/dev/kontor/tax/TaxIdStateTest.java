package dev.kontor.tax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.tax.TaxIdState.Confirmation;
import dev.kontor.tax.TaxIdState.Invalid;
import dev.kontor.tax.TaxIdState.Pending;
import dev.kontor.tax.TaxIdState.Unavailable;
import dev.kontor.tax.TaxIdState.Valid;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The states of a tax id (handbook 4.4). */
class TaxIdStateTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Confirmation NOW_CONFIRMED = new Confirmation("C1", NOW);

    private final TaxIdState entered = TaxIdState.entered("FR40303265045");

    @Test
    void aRegisterConfirmsOrDenies() {
        assertThat(entered.status(NOW)).isEqualTo(TaxIdStatus.PENDING);
        assertThat(entered.answered(TaxIdStatus.VALID, "C1", NOW))
                .isEqualTo(new Valid("FR40303265045", NOW_CONFIRMED));
        TaxIdState denied = entered.answered(TaxIdStatus.INVALID, null, NOW);
        assertThat(denied).isEqualTo(new Invalid("FR40303265045"));
        assertThat(denied.status(NOW)).isEqualTo(TaxIdStatus.INVALID);
    }

    @Test
    void aRegisterThatIsDownMakesNothingTaxFree() {
        TaxIdState down = entered.answered(TaxIdStatus.UNAVAILABLE, null, NOW);
        assertThat(down.status(NOW)).isEqualTo(TaxIdStatus.UNAVAILABLE);
        Instant later = NOW.plus(Duration.ofDays(3));
        assertThat(down.answered(TaxIdStatus.VALID, "C2", later).status(later))
                .isEqualTo(TaxIdStatus.VALID);
    }

    @Test
    void aConfirmationServesThirtyDaysWhileTheRegisterIsDown() {
        TaxIdState down =
                new Valid("X", NOW_CONFIRMED)
                        .answered(TaxIdStatus.UNAVAILABLE, null, NOW.plusSeconds(60));
        assertThat(down.status(NOW.plus(Duration.ofDays(30)))).isEqualTo(TaxIdStatus.VALID);
        assertThat(down.status(NOW.plus(Duration.ofDays(30)).plusSeconds(1)))
                .isEqualTo(TaxIdStatus.UNAVAILABLE);
    }

    @Test
    void aRenewalAsksAgainAfterThirtyDays() {
        Valid valid = new Valid("X", NOW_CONFIRMED);
        assertThat(valid.beforeRenewal(NOW.plus(Duration.ofDays(30)))).isEqualTo(valid);
        assertThat(valid.beforeRenewal(NOW.plus(Duration.ofDays(31))))
                .isEqualTo(new Pending("X", NOW_CONFIRMED));
    }

    @Test
    void aLateConfirmationCorrectsSalesOfSixtyDays() {
        Unavailable down = new Unavailable("X", NOW, null);
        assertThat(down.corrects(NOW, NOW.plus(Duration.ofDays(60)))).isTrue();
        assertThat(down.corrects(NOW, NOW.plus(Duration.ofDays(61)))).isFalse();
    }
}
