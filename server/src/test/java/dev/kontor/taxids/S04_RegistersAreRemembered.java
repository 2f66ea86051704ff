package dev.kontor.taxids;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.platform.Ids;
import dev.kontor.platform.VendorId;
import dev.kontor.taxids.registers.TaxRegister.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a register confirmed serves for a day unasked, and for 30 days when it is down. */
class S04_RegistersAreRemembered {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final String ID = "FR40303265045";

    /** Each test's own, so that none finds what another remembered. */
    private final String requester = "DE" + Ids.format("x", Ids.next());

    private final VendorId vendor = new VendorId(Ids.next());

    private final AtomicInteger asked = new AtomicInteger();
    private Answer says = Answer.valid("W1", "SA SODIMAS");

    private final TaxIdChecks checks =
            TestTaxIds.connectedTo(
                            it -> {
                                asked.incrementAndGet();
                                return says;
                            })
                    .checks();

    private TaxIdAnswer check(Duration later) {
        return check(later, null);
    }

    private TaxIdAnswer check(Duration later, @org.jspecify.annotations.Nullable String name) {
        return checks.check(
                new TaxIdQuestion(vendor, "FR", ID, true, requester, name), NOW.plus(later));
    }

    @Test
    void forADayItIsNotAskedAgain() {
        TaxIdAnswer first = check(Duration.ZERO);
        assertThat(first.status()).isEqualTo(TaxIdStatus.VALID);
        assertThat(first.consultationNumber()).isEqualTo("W1");
        assertThat(first.doubt()).isNull();
        assertThat(check(Duration.ofHours(23))).isEqualTo(first);
        assertThat(asked).hasValue(1);
        check(Duration.ofHours(25));
        assertThat(asked).hasValue(2);
    }

    @Test
    void forThirtyDaysItsWordServesWhenItIsDown() {
        check(Duration.ZERO);
        says = Answer.down("ms_unavailable", NOW);
        TaxIdAnswer served = check(Duration.ofDays(30));
        assertThat(served.status()).isEqualTo(TaxIdStatus.VALID);
        assertThat(served.consultationNumber()).isEqualTo("W1");
        assertThat(served.doubt()).isEqualTo(TaxIdDoubt.EARLIER_CONFIRMATION);
        TaxIdAnswer tooOld = check(Duration.ofDays(31));
        assertThat(tooOld.status()).isEqualTo(TaxIdStatus.UNAVAILABLE);
        assertThat(tooOld.consultationNumber()).isNull();
        assertThat(tooOld.doubt()).isEqualTo(TaxIdDoubt.UNAVAILABLE);
    }

    @Test
    void aNoTakesAnEarlierYesBack() {
        check(Duration.ZERO);
        says = Answer.invalid();
        assertThat(check(Duration.ofDays(2)).status()).isEqualTo(TaxIdStatus.INVALID);
        says = Answer.down("timeout", NOW);
        assertThat(check(Duration.ofDays(3)).status()).isEqualTo(TaxIdStatus.UNAVAILABLE);
    }

    @Test
    void aProofIsOneSellersOwn() {
        check(Duration.ZERO);
        says = Answer.down("timeout", NOW);
        assertThat(
                        checks.check(
                                        new TaxIdQuestion(
                                                vendor, "FR", ID, true, requester + "X", null),
                                        NOW)
                                .status())
                .isEqualTo(TaxIdStatus.UNAVAILABLE);
    }

    @Test
    void anotherNameIsValidAndLookedAt() {
        assertThat(check(Duration.ZERO, "Sodimas S.A.").doubt()).isNull();
        TaxIdAnswer other = check(Duration.ofHours(1), "Boulangerie Petit");
        assertThat(other.status()).isEqualTo(TaxIdStatus.VALID);
        assertThat(other.doubt()).isEqualTo(TaxIdDoubt.OTHER_NAME);
        says = Answer.valid("W2", null).underAnotherName();
        assertThat(check(Duration.ofDays(2), "Sodimas").doubt()).isEqualTo(TaxIdDoubt.OTHER_NAME);
    }

    @Test
    void namesAreComparedLoosely() {
        assertThat(TraderNames.differ("Müller & Söhne GmbH", "MULLER UND SOHNE")).isFalse();
        assertThat(TraderNames.differ("Acme Ltd", "ACME TRADING LIMITED")).isFalse();
        assertThat(TraderNames.differ("IBM", "I.B.M. France")).isFalse();
        assertThat(TraderNames.differ("Acme GmbH", "Zenith GmbH")).isTrue();
        assertThat(TraderNames.differ("Ω", "Acme")).isFalse();
        assertThat(TraderNames.differ(null, "Acme")).isFalse();
    }
}
