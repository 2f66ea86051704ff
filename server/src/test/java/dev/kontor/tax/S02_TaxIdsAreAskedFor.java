package dev.kontor.tax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.platform.TestPlatform;
import dev.kontor.tax.Registrations.Registration;
import dev.kontor.vendors.Entity;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import org.junit.jupiter.api.Test;

/**
 * The sandbox's register believes every right check digit; a live one that is not connected
 * nothing.
 */
class S02_TaxIdsAreAskedFor {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final Tax tax = TestTax.unconnected();

    private static TaxIdQuestion id(String country, String typed, boolean live) {
        return new TaxIdQuestion(country, typed, live, "DE123456788", null);
    }

    @Test
    void inASandboxARightIdIsValidAndHasAConsultationNumber() {
        TaxIdAnswer answer = tax.checkId(id("DE", "DE 136 695 976", false), NOW);
        assertThat(answer.normalized()).isEqualTo("DE136695976");
        assertThat(answer.status()).isEqualTo(TaxIdStatus.VALID);
        assertThat(answer.consultationNumber()).startsWith("SANDBOX-");
        assertThat(tax.checkId(id("DE", "de136695976", false), NOW)).isEqualTo(answer);
    }

    @Test
    void aWrongIdIsInvalidWithoutAsking() {
        assertThat(tax.checkId(id("DE", "DE136695977", true), NOW))
                .isEqualTo(
                        new TaxIdAnswer(
                                "DE136695977", true, false, TaxIdStatus.INVALID, null, null));
        assertThat(tax.checkId(id("DE", "nonsense", true), NOW))
                .isEqualTo(
                        new TaxIdAnswer("NONSENSE", false, false, TaxIdStatus.INVALID, null, null));
    }

    @Test
    void liveIdsAreNeverBelievedUnasked() {
        assertThat(tax.checkId(id("DE", "DE136695976", true), NOW).status())
                .isEqualTo(TaxIdStatus.UNAVAILABLE);
    }

    @Test
    void anUnknownSchemeIsNeverBelieved() {
        assertThat(tax.checkId(id("FJ", "501234509", false), NOW).status())
                .isEqualTo(TaxIdStatus.UNAVAILABLE);
    }

    @Test
    void anEntityIsRegisteredAtHomeAndWhereItIsOnRecord() {
        Entity entity =
                new Entity(
                        "TX1",
                        "Kontor GmbH",
                        "DE",
                        ZoneId.of("Europe/Berlin"),
                        Currency.getInstance("EUR"),
                        "Hamburg",
                        "DE136695976",
                        "HRB 1",
                        "tax@example.com",
                        "+49");
        Registration oss =
                new Registration("EU", "oss_union", "DE136695976", LocalDate.of(2021, 7, 1), null);
        assertThat(tax.registrations(entity).list())
                .extracting(Registration::jurisdiction)
                .containsExactly("DE");
        TestPlatform.database().run(tx -> tax.register(tx, entity, oss));
        assertThat(tax.registrations(entity).list()).contains(oss).hasSize(2);
    }
}
