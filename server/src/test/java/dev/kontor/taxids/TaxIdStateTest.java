package dev.kontor.taxids;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.taxids.TaxIdState.Confirmation;
import dev.kontor.taxids.TaxIdState.Invalid;
import dev.kontor.taxids.TaxIdState.Valid;
import dev.kontor.taxids.registers.TaxRegister.Answer;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The states of a tax id (handbook 4.4). */
class TaxIdStateTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Answer DOWN = Answer.down("timeout", NOW);

    private final TaxIdState entered = TaxIdState.entered(null);

    @Test
    void aRegisterConfirmsOrDenies() {
        assertThat(entered.status(NOW)).isEqualTo(TaxIdStatus.PENDING);
        TaxIdState confirmed = entered.answered(Answer.valid("C1", "ACME"), NOW);
        assertThat(confirmed).isEqualTo(new Valid(new Confirmation("C1", "ACME", NOW)));
        assertThat(confirmed.doubt(NOW)).isNull();
        TaxIdState denied = entered.answered(Answer.invalid(), NOW);
        assertThat(denied).isEqualTo(new Invalid());
        assertThat(denied.status(NOW)).isEqualTo(TaxIdStatus.INVALID);
    }

    @Test
    void aRegisterThatIsDownMakesNothingTaxFree() {
        TaxIdState down = entered.answered(DOWN, NOW);
        assertThat(down.status(NOW)).isEqualTo(TaxIdStatus.UNAVAILABLE);
        assertThat(down.doubt(NOW)).isEqualTo(TaxIdDoubt.UNAVAILABLE);
        Instant later = NOW.plus(Duration.ofDays(3));
        assertThat(down.answered(Answer.valid("C2", null), later).status(later))
                .isEqualTo(TaxIdStatus.VALID);
    }

    @Test
    void aConfirmationServesThirtyDaysWhileTheRegisterIsDown() {
        TaxIdState down =
                TaxIdState.entered(new Confirmation("C1", null, NOW))
                        .answered(DOWN, NOW.plusSeconds(60));
        Instant last = NOW.plus(Duration.ofDays(30));
        assertThat(down.status(last)).isEqualTo(TaxIdStatus.VALID);
        assertThat(down.doubt(last)).isEqualTo(TaxIdDoubt.EARLIER_CONFIRMATION);
        assertThat(down.status(last.plusSeconds(1))).isEqualTo(TaxIdStatus.UNAVAILABLE);
        assertThat(down.doubt(last.plusSeconds(1))).isEqualTo(TaxIdDoubt.UNAVAILABLE);
    }

    @Test
    void aRegisterIsAskedAgainAfterADay() {
        Confirmation confirmation = new Confirmation("C1", null, NOW);
        assertThat(confirmation.needsNoAsking(NOW.plus(Duration.ofDays(1)))).isTrue();
        assertThat(confirmation.needsNoAsking(NOW.plus(Duration.ofDays(1)).plusSeconds(1)))
                .isFalse();
        assertThat(confirmation.needsNoAsking(NOW.minusSeconds(1))).isFalse();
    }

    @Test
    void aLateConfirmationCorrectsSalesOfSixtyDays() {
        assertThat(TaxIdState.corrects(NOW, NOW.plus(Duration.ofDays(60)))).isTrue();
        assertThat(TaxIdState.corrects(NOW, NOW.plus(Duration.ofDays(60)).plusSeconds(1)))
                .isFalse();
    }
}
