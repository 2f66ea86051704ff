package dev.kontor.taxids;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.platform.Ids;
import dev.kontor.platform.VendorId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/**
 * The sandbox's register believes every right check digit; a live one that is not connected
 * nothing.
 */
class S02_TaxIdsAreAskedFor {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private static final VendorId VENDOR = new VendorId(Ids.next());

    private final TaxIdChecks checks = TestTaxIds.unconnected().checks();

    private static TaxIdQuestion id(String country, String typed, boolean live) {
        return new TaxIdQuestion(VENDOR, country, typed, live, "DE123456788", null);
    }

    @Test
    void inASandboxARightIdIsValidAndHasAConsultationNumber() {
        TaxIdAnswer answer = checks.check(id("DE", "DE 136 695 976", false), NOW);
        assertThat(answer.normalized()).isEqualTo("DE136695976");
        assertThat(answer.status()).isEqualTo(TaxIdStatus.VALID);
        assertThat(answer.consultationNumber()).startsWith("SANDBOX-");
        assertThat(checks.check(id("DE", "de136695976", false), NOW)).isEqualTo(answer);
    }

    @Test
    void aWrongIdIsInvalidWithoutAsking() {
        assertThat(checks.check(id("DE", "DE136695977", true), NOW))
                .isEqualTo(
                        new TaxIdAnswer(
                                "DE136695977", true, false, TaxIdStatus.INVALID, null, null));
        assertThat(checks.check(id("DE", "nonsense", true), NOW))
                .isEqualTo(
                        new TaxIdAnswer("NONSENSE", false, false, TaxIdStatus.INVALID, null, null));
    }

    @Test
    void liveIdsAreNeverBelievedUnasked() {
        assertThat(checks.check(id("DE", "DE136695976", true), NOW).status())
                .isEqualTo(TaxIdStatus.UNAVAILABLE);
    }

    @Test
    void anUnknownSchemeIsNeverBelieved() {
        assertThat(checks.check(id("FJ", "501234509", false), NOW).status())
                .isEqualTo(TaxIdStatus.UNAVAILABLE);
    }
}
