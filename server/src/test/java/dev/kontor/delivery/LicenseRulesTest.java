package dev.kontor.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.buyers.BuyerId;
import dev.kontor.catalog.ProductId;
import dev.kontor.delivery.LicensePolicy.Expiry;
import dev.kontor.delivery.LicensePolicy.Overage;
import dev.kontor.platform.TestPlatform;
import dev.kontor.platform.VendorId;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a license is valid, and what is said first (scenarios LI). */
class LicenseRulesTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant PAST = NOW.minus(Duration.ofDays(10));
    private static final VendorId VENDOR = TestPlatform.newVendor();
    private static final ProductId PRODUCT = ProductId.next();

    /** A license in words: what is not said is as in a fresh one. */
    private record Given(
            EntitlementStatus status,
            boolean banned,
            int seats,
            int machines,
            LicensePolicy policy,
            @Nullable Instant endsAt) {
        static Given license(int seats, int machines) {
            return new Given(
                    EntitlementStatus.ACTIVE, false, seats, machines, LicensePolicy.DEFAULT, null);
        }

        Given with(LicensePolicy other) {
            return new Given(status, banned, seats, machines, other, endsAt);
        }

        Given ended(Expiry expiry) {
            return new Given(
                    status,
                    banned,
                    seats,
                    machines,
                    new LicensePolicy(expiry, Overage.NONE, true, false, false, null),
                    PAST);
        }

        Given is(EntitlementStatus other) {
            return new Given(other, banned, seats, machines, policy, endsAt);
        }

        Given ofBannedBuyer() {
            return new Given(status, true, seats, machines, policy, endsAt);
        }

        License license() {
            return new License(
                    VENDOR,
                    LicenseId.next(),
                    EntitlementId.next(),
                    PRODUCT,
                    BuyerId.next(),
                    new byte[32],
                    status,
                    banned,
                    seats,
                    policy,
                    Period.ofDays(30),
                    endsAt,
                    null,
                    PAST,
                    IntStream.range(0, machines).mapToObj(it -> machine("machine-" + it)).toList());
        }

        String asked() {
            return asked(null);
        }

        String asked(@Nullable String fingerprint) {
            return said(
                    Validation.of(
                            license(),
                            fingerprint == null ? null : print(fingerprint),
                            PRODUCT,
                            NOW,
                            NOW));
        }
    }

    private static LicensePolicy policy(Overage overage, boolean strict) {
        return new LicensePolicy(Expiry.RESTRICT, overage, strict, false, false, null);
    }

    private static Fingerprint print(String text) {
        return Fingerprint.of(TestPlatform.vault(), VENDOR, text);
    }

    private static Machine machine(String fingerprint) {
        return new Machine(ActivationId.next(), print(fingerprint), null, NOW, NOW, null);
    }

    private static String said(Validation it) {
        return it.valid() + " " + it.code().code();
    }

    @Test
    void LI_02_the_ban_is_said_first_then_in_order() {
        Given worst = Given.license(1, 2).ended(Expiry.REVOKE).is(EntitlementStatus.SUSPENDED);

        assertThat(worst.ofBannedBuyer().asked()).isEqualTo("false banned");
        assertThat(worst.asked()).isEqualTo("false suspended");
        assertThat(worst.is(EntitlementStatus.REVOKED).asked()).isEqualTo("false revoked");
        assertThat(worst.is(EntitlementStatus.ACTIVE).asked()).isEqualTo("false expired");
    }

    @Test
    void LI_04_only_strict_licenses_count_machines() {
        assertThat(Given.license(1, 2).with(policy(Overage.NONE, true)).asked())
                .isEqualTo("false too_many_machines");
        assertThat(Given.license(1, 2).with(policy(Overage.NONE, false)).asked())
                .isEqualTo("true valid");
    }

    @ParameterizedTest
    @CsvSource({
        "HALF, 4, 6, true too_many_machines",
        "HALF, 4, 7, false too_many_machines",
        "HALF, 2, 4, false too_many_machines",
        "DOUBLE, 2, 4, true too_many_machines",
        "DOUBLE, 2, 5, false too_many_machines",
        "QUARTER, 4, 5, true too_many_machines",
        "ALWAYS, 2, 500, true too_many_machines",
        "NONE, 2, 2, true valid"
    })
    void LI_06_and_07_overage(Overage overage, int seats, int machines, String expected) {
        assertThat(Given.license(seats, machines).with(policy(overage, true)).asked())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"RESTRICT, false", "REVOKE, false", "MAINTAIN, true", "ALLOW, true"})
    void LI_09_what_the_end_means(Expiry expiry, boolean valid) {
        assertThat(Given.license(1, 1).ended(expiry).asked()).isEqualTo(valid + " expired");
    }

    @Test
    void anEndStillCountsWhereTooManyMachinesAreBorne() {
        LicensePolicy borne =
                new LicensePolicy(Expiry.RESTRICT, Overage.DOUBLE, true, false, false, null);
        Given ended = new Given(EntitlementStatus.ACTIVE, false, 1, 2, borne, PAST);

        assertThat(ended.asked()).isEqualTo("false too_many_machines");
    }

    @Test
    void LI_11_a_missed_check_in() {
        LicensePolicy daily =
                new LicensePolicy(
                        Expiry.RESTRICT, Overage.NONE, true, false, false, Duration.ofDays(1));

        assertThat(Given.license(1, 1).with(daily).asked()).isEqualTo("false overdue");
        assertThat(Given.license(1, 1).asked()).isEqualTo("true valid");
    }

    @Test
    void LI_12_what_fingerprints_are_answered() {
        LicensePolicy required =
                new LicensePolicy(Expiry.RESTRICT, Overage.NONE, true, true, false, null);
        Given one = Given.license(1, 1).with(required);

        assertThat(one.asked()).isEqualTo("false fingerprint_required");
        assertThat(one.asked("other")).isEqualTo("false fingerprint_mismatch");
        assertThat(Given.license(1, 0).with(required).asked("other"))
                .isEqualTo("false no_machines");
        assertThat(one.asked("machine-0")).isEqualTo("true valid");
    }

    @ParameterizedTest
    @CsvSource({
        "REVOKE, false expired",
        "RESTRICT, false fingerprint_mismatch",
        "MAINTAIN, false fingerprint_mismatch",
        "ALLOW, false fingerprint_mismatch"
    })
    void LI_14_the_end_against_a_wrong_fingerprint(Expiry expiry, String expected) {
        assertThat(Given.license(1, 1).ended(expiry).asked("other")).isEqualTo(expected);
    }

    @Test
    void anotherProductIsSaidBeforeTheMachine() {
        License license = Given.license(1, 1).license();

        assertThat(said(Validation.of(license, print("other"), ProductId.next(), NOW, NOW)))
                .isEqualTo("false product_mismatch");
    }

    @ParameterizedTest
    @CsvSource({
        "FROM_EXPIRY, -10, 20",
        "FROM_NOW, -10, 30",
        "FROM_NOW_IF_EXPIRED, -10, 30",
        "FROM_EXPIRY, 10, 40",
        "FROM_NOW, 10, 30",
        "FROM_NOW_IF_EXPIRED, 10, 40"
    })
    void LI_16_renewal(Renewal basis, int endsInDays, int newEndInDays) {
        assertThat(basis.extend(NOW.plus(Duration.ofDays(endsInDays)), Period.ofDays(30), NOW))
                .isEqualTo(NOW.plus(Duration.ofDays(newEndInDays)));
    }

    @ParameterizedTest
    @CsvSource({
        "aaaaaaaa:bbbbbbbb:cccccccc, aaaaaaaa:bbbbbbbb:cccccccc, true",
        "aaaaaaaa:bbbbbbbb:cccccccc, aaaaaaaa:bbbbbbbb:xxxxxxxx, true",
        "aaaaaaaa:bbbbbbbb:cccccccc, xxxxxxxx:bbbbbbbb:cccccccc, true",
        "aaaaaaaa:bbbbbbbb:cccccccc, aaaaaaaa:xxxxxxxx:yyyyyyyy, false",
        "aaaaaaaa:bbbbbbbb:cccccccc, cccccccc:aaaaaaaa:bbbbbbbb, false",
        "aaaaaaaa:bbbbbbbb:cccccccc, aaaaaaaa, false",
        "a:b:c, a:b:x, false",
        "00:1b:44:11:3a:b7, 00:1b:44:11:3a:b7, true",
        "my laptop, my laptop, true",
        "my laptop, My laptop, false"
    })
    void twoOfThreeHardwareHashesAreTheSameMachine(String one, String other, boolean same) {
        assertThat(print(one).isSameMachine(print(other))).isEqualTo(same);
    }

    @Test
    void aSilentFloatingMachineHasNoSeat() {
        LicensePolicy floating =
                new LicensePolicy(Expiry.RESTRICT, Overage.NONE, true, false, true, null);
        License license = Given.license(1, 1).with(floating).license();

        List<Machine> soon = license.seated(NOW, NOW.plus(Duration.ofMinutes(14)));
        List<Machine> late = license.seated(NOW, NOW.plus(Duration.ofMinutes(15)));

        assertThat(soon).hasSize(1);
        assertThat(late).isEmpty();
    }
}
