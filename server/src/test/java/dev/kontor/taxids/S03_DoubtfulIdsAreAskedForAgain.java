package dev.kontor.taxids;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.platform.Ids;
import dev.kontor.platform.TestPlatform;
import dev.kontor.platform.VendorId;
import dev.kontor.taxids.registers.TaxRegister;
import dev.kontor.taxids.registers.TaxRegister.Answer;
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

    private final List<TaxIdConfirmed> told = new ArrayList<>();
    private boolean tooEarly;

    private TestTaxIds ids(TaxRegister live) {
        TestTaxIds ids = TestTaxIds.connectedTo(live);
        ids.watch()
                .whenConfirmed(it -> {
                    told.add(it);
                    return !tooEarly;
                });
        return ids;
    }

    private static UUID sell(TestTaxIds ids, VendorId vendor, TaxIdDoubt doubt, Instant at) {
        SaleInDoubt sale = new SaleInDoubt(vendor, Ids.next(), "FR", "FR40303265045", doubt, at);
        TestPlatform.database().run(tx -> ids.watch().note(tx, List.of(sale)));
        return sale.orderId();
    }

    private static TaxIdCase only(TestTaxIds ids, VendorId vendor) {
        return ids.reviews().list(vendor, Set.of(), null, 10).getFirst();
    }

    @Test
    void inASandboxTheRegisterIsBackAfterThreeDays() {
        TestTaxIds ids = ids(it -> Answer.noRegister());
        VendorId sandbox = TestVendors.sandbox().id();
        Instant sold = TestPlatform.clocks().now(sandbox);
        UUID order = sell(ids, sandbox, TaxIdDoubt.UNAVAILABLE, sold);
        assertThat(only(ids, sandbox).state()).isEqualTo(TaxIdCase.State.OPEN);

        Instant back = sold.plus(Duration.ofDays(3));
        TestPlatform.jobs().advance(sandbox, back.minusSeconds(1));
        assertThat(told).isEmpty();
        assertThat(only(ids, sandbox).reason()).isEqualTo("sandbox");

        TestPlatform.jobs().advance(sandbox, back.plusSeconds(1));
        assertThat(told).hasSize(1);
        assertThat(told.getFirst().orderId()).isEqualTo(order);
        assertThat(told.getFirst().taxId()).isEqualTo("FR40303265045");
        assertThat(told.getFirst().consultationNumber()).startsWith("SANDBOX-");
        assertThat(told.getFirst().at()).isAfterOrEqualTo(back);
        TaxIdCase settled = only(ids, sandbox);
        assertThat(settled.state()).isEqualTo(TaxIdCase.State.CONFIRMED);
        assertThat(settled.asked()).isEqualTo(2);
        assertThat(settled.correctedAt()).isNotNull();

        TestPlatform.jobs().advance(sandbox, sold.plus(Duration.ofDays(70)));
        assertThat(told).hasSize(1);
    }

    @Test
    void theCorrectionIsToldOfAgainUntilItIsDone() {
        TestTaxIds ids = ids(it -> Answer.noRegister());
        VendorId sandbox = TestVendors.sandbox().id();
        Instant sold = TestPlatform.clocks().now(sandbox);
        tooEarly = true;
        sell(ids, sandbox, TaxIdDoubt.UNAVAILABLE, sold);
        TestPlatform.jobs().advance(sandbox, sold.plus(Duration.ofDays(3)).plusSeconds(1));
        assertThat(told).hasSize(1);
        assertThat(only(ids, sandbox).correctedAt()).isNull();
        tooEarly = false;
        TestPlatform.jobs().advance(sandbox, sold.plus(Duration.ofDays(4)));
        assertThat(told).hasSize(2);
        assertThat(only(ids, sandbox).correctedAt()).isNotNull();
    }

    @Test
    void whatIsNoIdIsNotAskedFor() {
        TestTaxIds ids = ids(it -> Answer.noRegister());
        VendorId sandbox = TestVendors.sandbox().id();
        SaleInDoubt sale =
                new SaleInDoubt(
                        sandbox, Ids.next(), "FR", "FR40303265046", TaxIdDoubt.UNAVAILABLE, NOW);
        TestPlatform.database().run(tx -> ids.watch().note(tx, List.of(sale)));
        assertThat(ids.reviews().list(sandbox, Set.of(), null, 10)).isEmpty();
    }

    @Test
    void afterSixtyDaysNobodyAsksAnyMore() {
        TestTaxIds ids = ids(it -> Answer.down("ms_unavailable", it.now()));
        VendorId vendor = TestVendors.live().id();
        Instant now = TestPlatform.clocks().now(vendor);
        sell(ids, vendor, TaxIdDoubt.UNAVAILABLE, now.minus(Duration.ofDays(61)));
        runDue(vendor);
        assertThat(only(ids, vendor).state()).isEqualTo(TaxIdCase.State.EXPIRED);
        assertThat(told).isEmpty();
    }

    @Test
    void aRegisterThatStaysDownIsAskedEveryHour() {
        TestTaxIds ids = ids(it -> Answer.down("ms_unavailable", it.now()));
        VendorId vendor = TestVendors.live().id();
        Instant now = TestPlatform.clocks().now(vendor);
        sell(ids, vendor, TaxIdDoubt.UNAVAILABLE, now.minus(Duration.ofDays(2)));
        Instant next = runDue(vendor);
        assertThat(next).isBetween(now.plus(Duration.ofHours(1)), now.plus(Duration.ofHours(2)));
        assertThat(only(ids, vendor).reason()).isEqualTo("ms_unavailable");
        assertThat(only(ids, vendor).asked()).isEqualTo(1);
    }

    @Test
    void anEarlierConfirmationThatTurnsOutWrongIsShown() {
        TestTaxIds ids = ids(it -> Answer.invalid());
        VendorId vendor = TestVendors.live().id();
        Instant now = TestPlatform.clocks().now(vendor);
        sell(ids, vendor, TaxIdDoubt.EARLIER_CONFIRMATION, now.minus(Duration.ofDays(1)));
        runDue(vendor);
        assertThat(only(ids, vendor).doubt()).isEqualTo(TaxIdDoubt.EARLIER_CONFIRMATION);
        assertThat(only(ids, vendor).state()).isEqualTo(TaxIdCase.State.DENIED);
        assertThat(ids.reviews().list(vendor, Set.of(TaxIdCase.State.OPEN), null, 10)).isEmpty();
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
