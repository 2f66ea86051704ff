package dev.kontor.tax;

import static dev.kontor.tax.Asking.determined;
import static dev.kontor.tax.Asking.question;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.platform.Ids;
import dev.kontor.platform.TestPlatform;
import dev.kontor.platform.VendorId;
import dev.kontor.tax.registers.TaxRegister;
import dev.kontor.tax.registers.TaxRegister.Answer;
import dev.kontor.vendors.TestVendors;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * A sale that was taxed because the register was down is told of when the register says yes, within
 * 60 days (handbook 4.4, case 27); one that was not taxed is looked at when it says no.
 */
class S03_DoubtfulIdsAreAskedForAgain {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final String UNAVAILABLE = "FR id:FR40303265045/unavailable";

    private final List<TaxIdConfirmed> told = new ArrayList<>();
    private boolean tooEarly;

    private Tax tax(TaxRegister live) {
        Tax tax = TestTax.connectedTo(live);
        tax.whenConfirmedLate(it -> {
            told.add(it);
            return !tooEarly;
        });
        return tax;
    }

    private static UUID sell(Tax tax, VendorId vendor, String buyer, Instant at) {
        UUID order = Ids.next();
        TaxQuestion asked = question("2026-03-01", "EUR", buyer, "12000 saas incl");
        TestPlatform.database()
                .run(tx ->
                        tax.record(
                                tx,
                                List.of(
                                        new Determination(
                                                vendor, order, 1, at, asked, determined(asked)))));
        return order;
    }

    private static TaxIdCase only(Tax tax, VendorId vendor) {
        return tax.idReviews().list(vendor, Set.of(), null, 10).getFirst();
    }

    @Test
    void inASandboxTheRegisterIsBackAfterThreeDays() {
        Tax tax = tax(it -> Answer.noRegister());
        VendorId sandbox = TestVendors.sandbox().id();
        Instant sold = TestPlatform.clocks().now(sandbox);
        UUID order = sell(tax, sandbox, UNAVAILABLE, sold);
        assertThat(only(tax, sandbox).state()).isEqualTo(TaxIdCase.State.OPEN);

        Instant back = sold.plus(Duration.ofDays(3));
        TestPlatform.jobs().advance(sandbox, back.minusSeconds(1));
        assertThat(told).isEmpty();
        assertThat(only(tax, sandbox).reason()).isEqualTo("sandbox");

        TestPlatform.jobs().advance(sandbox, back.plusSeconds(1));
        assertThat(told).hasSize(1);
        assertThat(told.getFirst().orderId()).isEqualTo(order);
        assertThat(told.getFirst().taxId()).isEqualTo("FR40303265045");
        assertThat(told.getFirst().consultationNumber()).startsWith("SANDBOX-");
        assertThat(told.getFirst().at()).isAfterOrEqualTo(back);
        TaxIdCase settled = only(tax, sandbox);
        assertThat(settled.state()).isEqualTo(TaxIdCase.State.CONFIRMED);
        assertThat(settled.asked()).isEqualTo(2);
        assertThat(settled.correctedAt()).isNotNull();

        TestPlatform.jobs().advance(sandbox, sold.plus(Duration.ofDays(70)));
        assertThat(told).hasSize(1);
    }

    @Test
    void theCorrectionIsToldOfAgainUntilItIsDone() {
        Tax tax = tax(it -> Answer.noRegister());
        VendorId sandbox = TestVendors.sandbox().id();
        Instant sold = TestPlatform.clocks().now(sandbox);
        tooEarly = true;
        sell(tax, sandbox, UNAVAILABLE, sold);
        TestPlatform.jobs().advance(sandbox, sold.plus(Duration.ofDays(3)).plusSeconds(1));
        assertThat(told).hasSize(1);
        assertThat(only(tax, sandbox).correctedAt()).isNull();
        tooEarly = false;
        TestPlatform.jobs().advance(sandbox, sold.plus(Duration.ofDays(4)));
        assertThat(told).hasSize(2);
        assertThat(only(tax, sandbox).correctedAt()).isNotNull();
    }

    @Test
    void salesWithoutDoubtAreNotWatched() {
        Tax tax = tax(it -> Answer.noRegister());
        VendorId sandbox = TestVendors.sandbox().id();
        for (String buyer :
                List.of(
                        "FR",
                        "FR id:FR40303265045",
                        "FR id:FR40303265045/invalid",
                        "FR id:FR40303265046/unavailable")) {
            sell(tax, sandbox, buyer, NOW);
        }
        assertThat(tax.idReviews().list(sandbox, Set.of(), null, 10)).isEmpty();
    }

    @Test
    void afterSixtyDaysNobodyAsksAnyMore() {
        Tax tax = tax(it -> Answer.down("ms_unavailable", it.now()));
        VendorId vendor = TestVendors.live().id();
        Instant now = TestPlatform.clocks().now(vendor);
        sell(tax, vendor, UNAVAILABLE, now.minus(Duration.ofDays(61)));
        runDue(vendor);
        assertThat(only(tax, vendor).state()).isEqualTo(TaxIdCase.State.EXPIRED);
        assertThat(told).isEmpty();
    }

    @Test
    void aRegisterThatStaysDownIsAskedEveryHour() {
        Tax tax = tax(it -> Answer.down("ms_unavailable", it.now()));
        VendorId vendor = TestVendors.live().id();
        Instant now = TestPlatform.clocks().now(vendor);
        sell(tax, vendor, UNAVAILABLE, now.minus(Duration.ofDays(2)));
        Instant next = runDue(vendor);
        assertThat(next).isBetween(now.plus(Duration.ofHours(1)), now.plus(Duration.ofHours(2)));
        assertThat(only(tax, vendor).reason()).isEqualTo("ms_unavailable");
        assertThat(only(tax, vendor).asked()).isEqualTo(1);
    }

    @Test
    void anEarlierConfirmationThatTurnsOutWrongIsShown() {
        Tax tax = tax(it -> Answer.invalid());
        VendorId vendor = TestVendors.live().id();
        Instant now = TestPlatform.clocks().now(vendor);
        TaxQuestion asked = question("2026-03-01", "EUR", UNAVAILABLE, "12000 saas incl");
        TaxQuestion served =
                new TaxQuestion(
                        asked.at(),
                        asked.currency(),
                        asked.sellerCountry(),
                        asked.buyer()
                                .withTaxId("FR40303265045", TaxIdStatus.VALID)
                                .confirmedBy("W1", TaxIdDoubt.EARLIER_CONFIRMATION),
                        asked.lines(),
                        asked.standing());
        UUID order = Ids.next();
        Determination sale =
                new Determination(
                        vendor,
                        order,
                        1,
                        now.minus(Duration.ofDays(1)),
                        served,
                        determined(served));
        TestPlatform.database().run(tx -> tax.record(tx, List.of(sale)));
        assertThat(tax.determinations(vendor, order)).containsExactly(sale);
        runDue(vendor);
        assertThat(only(tax, vendor).doubt()).isEqualTo(TaxIdDoubt.EARLIER_CONFIRMATION);
        assertThat(only(tax, vendor).state()).isEqualTo(TaxIdCase.State.DENIED);
        assertThat(tax.idReviews().list(vendor, Set.of(TaxIdCase.State.OPEN), null, 10)).isEmpty();
        assertThat(told).isEmpty();
    }

    /** What serves no sale any more is forgotten; what does, is not. */
    @Test
    void oldAnswersAreForgotten() {
        ConfirmationStore answers = new ConfirmationStore(TestPlatform.database());
        Instant now = TestPlatform.clocks().real();
        String old = "FR" + Ids.next();
        String fresh = "FR" + Ids.next();
        answers.save(old, null, confirmed(now.minus(Duration.ofDays(30)).minusSeconds(60)));
        answers.save(fresh, null, confirmed(now.minus(Duration.ofDays(29))));
        assertThat(answers.forgetOld(now)).isPositive();
        assertThat(answers.find(old, null)).isEmpty();
        assertThat(answers.find(fresh, null)).isPresent();
    }

    private static TaxIdState.Confirmation confirmed(Instant at) {
        return new TaxIdState.Confirmation("W1", "Ada Byron", at);
    }

    /** Runs what is due of a live vendor by now; when the next job is. */
    private static Instant runDue(VendorId vendor) {
        TestPlatform.jobs().advance(vendor, TestPlatform.clocks().now(vendor));
        return TestPlatform.database()
                .read(sql ->
                        sql.fetch(
                                "select run_at from platform.jobs where vendor_id = ?",
                                vendor.value()))
                .map(row -> row.get(0, OffsetDateTime.class).toInstant())
                .stream()
                .findFirst()
                .orElse(Instant.MAX);
    }
}
