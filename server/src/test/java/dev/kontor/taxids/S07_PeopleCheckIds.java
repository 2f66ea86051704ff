package dev.kontor.taxids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kontor.platform.AuditLog;
import dev.kontor.platform.Ids;
import dev.kontor.platform.Problem;
import dev.kontor.platform.TestPlatform;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import dev.kontor.taxids.IdCheck.Way;
import dev.kontor.taxids.TaxIdCase.State;
import dev.kontor.taxids.registers.TaxRegister.Answer;
import dev.kontor.vendors.TestVendors;
import dev.kontor.web.By;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Where no register can be asked, tax is charged until a person has looked at the authority's page:
 * then it goes back, and the buyer's next sale is without it (handbook 4.4).
 */
class S07_PeopleCheckIds {
    private static final String OPERATOR = "operator:kt_op_1";
    private static final String ISRAELI = "516179157";

    private final List<TaxIdConfirmed> told = new ArrayList<>();
    private final VendorId vendor = TestVendors.live().id();
    private final Instant now = TestPlatform.clocks().now(vendor);
    private Answer says = Answer.noRegister();
    private int asked;

    private final TestTaxIds ids =
            TestTaxIds.connectedTo(it -> {
                asked++;
                return says;
            });
    private final TaxIdChecks checks = ids.checks();
    private final TaxIdReviews reviews = ids.reviews();

    {
        ids.watch().whenConfirmed(it -> told.add(it));
    }

    private By by(String actor) {
        return new By(vendor, actor, "req_1");
    }

    private UUID sell(Instant at) {
        return sell(1, at).getFirst();
    }

    private List<UUID> sell(int sales, Instant at) {
        List<SaleInDoubt> made =
                Stream.generate(Ids::next)
                        .limit(sales)
                        .map(it ->
                                new SaleInDoubt(
                                        vendor, it, "IL", ISRAELI, TaxIdDoubt.UNAVAILABLE, at))
                        .toList();
        TestPlatform.database().run(tx -> ids.watch().note(tx, made));
        return made.stream().map(SaleInDoubt::orderId).toList();
    }

    private TaxIdAnswer check(String name, Duration later) {
        return checks.check(
                new TaxIdQuestion(vendor, "IL", ISRAELI, true, "DE123456788", name),
                now.plus(later));
    }

    private HandCheck see(String name, LocalDate day) {
        return TestPlatform.database()
                .write(tx ->
                        checks.add(
                                tx,
                                by(OPERATOR),
                                new NewHandCheck("IL", ISRAELI, name, day, "shot 17")));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    private TaxIdCase confirm(UUID order, String name, @Nullable String note) {
        return reviews.confirm(
                by(OPERATOR), order, new TaxIdChecks.Seen(name, today(), "screenshot 4711"), note);
    }

    private void runDue() {
        TestPlatform.jobs().advance(vendor, TestPlatform.clocks().now(vendor));
    }

    private List<String> jobKeys() {
        return TestPlatform.database()
                .read(sql ->
                        sql.fetch(
                                        "select key from platform.jobs where vendor_id = {0}",
                                        DSL.val(vendor.value()))
                                .getValues(0, String.class));
    }

    @Test
    void whatAPersonSawServesThirtyDaysWithoutDoubt() {
        assertThat(check("Acme", Duration.ZERO).status()).isEqualTo(TaxIdStatus.UNAVAILABLE);
        HandCheck seen = see("Acme Ltd", today());
        TaxIdAnswer served = check("Acme", Duration.ofDays(29));
        assertThat(served.status()).isEqualTo(TaxIdStatus.VALID);
        assertThat(served.consultationNumber()).isEqualTo("shot 17");
        assertThat(served.doubt()).isNull();
        assertThat(check("Zenith", Duration.ZERO).doubt()).isEqualTo(TaxIdDoubt.OTHER_NAME);
        assertThat(check("Acme", Duration.ofDays(31)).status()).isEqualTo(TaxIdStatus.UNAVAILABLE);
        assertThat(asked).as("nobody to ask").isZero();
        assertThat(checks.list(vendor, null, 10)).containsExactly(seen);

        TestPlatform.database().run(tx -> checks.remove(tx, by(OPERATOR), seen.shownId()));
        assertThat(check("Acme", Duration.ZERO).status()).isEqualTo(TaxIdStatus.UNAVAILABLE);
    }

    /** A sale without tax is the legal entity's risk, through which several vendors sell. */
    @Test
    void onlyTheOperatorConfirms() {
        UUID order = sell(now.minus(Duration.ofDays(1)));
        By stranger = by("staff:ada@example.com");
        assertThat(checks.mayConfirm(vendor, stranger.actor())).isFalse();
        NewHandCheck wanted = new NewHandCheck("IL", ISRAELI, "Acme Ltd", today(), "shot 17");
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(
                        () -> TestPlatform.database().run(tx -> checks.add(tx, stranger, wanted)))
                .satisfies(it -> assertThat(it.code()).isEqualTo("operator_only"));
        TaxIdChecks.Seen seen = new TaxIdChecks.Seen("Acme Ltd", today(), "shot 17");
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> reviews.confirm(stranger, order, seen, null))
                .satisfies(it -> assertThat(it.code()).isEqualTo("operator_only"));
    }

    @Test
    void itIsOneVendorsOwn() {
        see("Acme Ltd", today());
        TaxIdQuestion others =
                new TaxIdQuestion(
                        TestVendors.live().id(), "IL", ISRAELI, true, "DE123456788", "Acme");
        assertThat(checks.check(others, now).status()).isEqualTo(TaxIdStatus.UNAVAILABLE);
    }

    /** Thirty days from the day of the look, not from when somebody wrote it down. */
    @Test
    void anOldLookServesForWhatIsLeftOfItsTime() {
        HandCheck seen = see("Acme Ltd", today().minusDays(20));
        assertThat(seen.validUntil()).isBefore(now.plus(Duration.ofDays(11)));
        assertThat(check("Acme", Duration.ofDays(12)).status()).isEqualTo(TaxIdStatus.UNAVAILABLE);
        for (LocalDate day : List.of(today().minusDays(40), today().plusDays(3))) {
            assertThatExceptionOfType(Problem.class)
                    .isThrownBy(() -> see("Acme Ltd", day))
                    .satisfies(it ->
                            assertThat(it.faults().getFirst().pointer()).isEqualTo("/checked_on"));
        }
    }

    @Test
    void theTaxOfASaleGoesBackWhenAPersonHasSeenItsId() {
        UUID order = sell(now.minus(Duration.ofDays(3)));
        UUID second = sell(now.minus(Duration.ofDays(2)));
        UUID old = sell(now.minus(Duration.ofDays(61)));
        runDue();
        assertThat(reviews.of(vendor, order).state()).isEqualTo(State.NO_REGISTER);
        assertThat(told).isEmpty();

        TaxIdCase decided = confirm(order, "Acme Ltd", null);
        assertThat(decided.state()).isEqualTo(State.ACCEPTED);
        assertThat(decided.consultationNumber()).isEqualTo("screenshot 4711");
        assertThat(decided.found().name()).isEqualTo("Acme Ltd");
        assertThat(decided.decided()).isNotNull();
        runDue();
        assertThat(told)
                .extracting(TaxIdConfirmed::orderId)
                .containsExactlyInAnyOrder(order, second);
        assertThat(told.getFirst().consultationNumber()).isEqualTo("screenshot 4711");
        assertThat(reviews.of(vendor, order).correctedAt()).isNotNull();
        assertThat(reviews.of(vendor, second).state()).isEqualTo(State.CONFIRMED);
        assertThat(reviews.of(vendor, old).correctedAt()).isNull();
        assertThat(check("Acme", Duration.ZERO).status()).isEqualTo(TaxIdStatus.VALID);
        List<AuditLog.Row> noted = new AuditLog(TestPlatform.database()).latest(vendor, 10);
        assertThat(noted)
                .extracting(it -> it.entry().action() + " " + it.entry().actor())
                .containsExactlyInAnyOrder(
                        "tax_id.confirmed " + OPERATOR, "tax_id.accepted " + OPERATOR);
        String seen = checks.list(vendor, null, 10).getFirst().shownId();
        assertThat(noted.toString())
                .contains(seen, "IL " + today(), "screenshot 4711")
                .doesNotContain(ISRAELI, "Acme");
        assertThat(jobKeys()).contains(seen).noneMatch(it -> it.contains(ISRAELI));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> confirm(order, "Acme Ltd", null))
                .satisfies(it -> assertThat(it.code()).isEqualTo("tax_id_decided"));
    }

    /** More than are asked for at once; of what is too old to be corrected nobody is asked. */
    @Test
    void theTaxOfAllSalesOfTheIdGoesBack() {
        UUID old = sell(now.minus(Duration.ofDays(61)));
        TestPlatform.database()
                .run(tx -> TestPlatform.jobs().cancel(tx, vendor, LookUpTaxId.JOB, old.toString()));
        List<UUID> orders = sell(201, now.minus(Duration.ofDays(2)));
        runDue();
        assertThat(told).isEmpty();

        see("Acme Ltd", today());
        runDue();
        runDue();
        runDue();
        runDue();
        assertThat(told)
                .extracting(TaxIdConfirmed::orderId)
                .containsExactlyInAnyOrderElementsOf(orders);
        assertThat(reviews.of(vendor, old).state()).isEqualTo(State.OPEN);
    }

    @Test
    void anotherNameIsConfirmedOnlyWithAReason() {
        ids.watch().nameBuyers((seller, order) -> Optional.of("Zenith"));
        UUID order = sell(now.minus(Duration.ofDays(3)));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> confirm(order, "Acme Ltd", " "))
                .satisfies(it -> assertThat(it.faults().getFirst().pointer()).isEqualTo("/note"));
        assertThat(confirm(order, "Acme Ltd", "Zenith is its trade mark.").state())
                .isEqualTo(State.ACCEPTED);
    }

    @Test
    void tooLateOrDeniedNobodyConfirms() {
        UUID old = sell(now.minus(Duration.ofDays(61)));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> confirm(old, "Acme Ltd", null))
                .satisfies(it -> assertThat(it.code()).isEqualTo("tax_id_too_late"));
        assertThat(checks.list(vendor, null, 10)).isEmpty();
        UUID order = sell(now.minus(Duration.ofDays(1)));
        reviews.reject(vendor, order, "A stranger.", OPERATOR, null);
        assertThat(checks.list(vendor, null, 10)).isEmpty();
    }

    /** What is chosen: the form alone, or by hand where the table takes the form. */
    @Test
    void operatorsChooseOtherWays() {
        assertThat(checked("CL", "76.086.428-5")).isEqualTo(TaxIdStatus.VALID);
        assertThat(checked("IL", ISRAELI)).isEqualTo(TaxIdStatus.UNAVAILABLE);
        checks.chooseBy(it -> Map.of("CL", Way.HAND, "IL", Way.FORM, "FR", Way.FORM));
        assertThat(checked("CL", "76.086.428-5")).isEqualTo(TaxIdStatus.UNAVAILABLE);
        assertThat(checked("IL", ISRAELI)).isEqualTo(TaxIdStatus.VALID);
        assertThat(checked("IL", "516179158")).isEqualTo(TaxIdStatus.INVALID);
        assertThat(asked).isZero();
        says = Answer.down("ms_unavailable", now);
        assertThat(checked("FR", "FR40303265045")).isEqualTo(TaxIdStatus.UNAVAILABLE);
        assertThat(asked).isEqualTo(1);
    }

    private TaxIdStatus checked(String country, String id) {
        return checks.check(
                        new TaxIdQuestion(
                                vendor,
                                country,
                                id,
                                true,
                                "DE" + Ids.format("x", Ids.next()),
                                null),
                        now)
                .status();
    }

    @Test
    void whatServesNobodyIsForgotten() {
        VendorId sandbox = TestVendors.sandbox().id();
        Instant then = TestPlatform.clocks().now(sandbox);
        TestPlatform.database().run(tx -> see(tx, sandbox, then));
        TestPlatform.jobs().advance(sandbox, then.plus(Duration.ofDays(29)));
        assertThat(checks.list(sandbox, null, 10)).hasSize(1);
        TestPlatform.jobs().advance(sandbox, then.plus(Duration.ofDays(31)));
        assertThat(checks.list(sandbox, null, 10)).isEmpty();
    }

    private void see(Tx tx, VendorId sandbox, Instant then) {
        LocalDate day = LocalDate.ofInstant(then, ZoneOffset.UTC);
        checks.add(
                tx,
                new By(sandbox, "key:kt_test_x", "req_2"),
                new NewHandCheck("IL", ISRAELI, "Acme Ltd", day, "shot 17"));
    }

    /** While what is old is being forgotten, a person looks again. */
    @Test
    void aNewLookIsNotForgottenWithTheOld() {
        VendorId sandbox = TestVendors.sandbox().id();
        Instant then = TestPlatform.clocks().now(sandbox);
        Instant due = then.plus(Duration.ofDays(30));
        TestPlatform.database().run(tx -> see(tx, sandbox, then));
        TestPlatform.jobs().advance(sandbox, due);
        assertThat(checks.list(sandbox, null, 10)).hasSize(1);
        CompletableFuture<Void> forgetting =
                TestPlatform.database()
                        .write(tx -> {
                            see(tx, sandbox, due);
                            CompletableFuture<Void> other =
                                    CompletableFuture.runAsync(() ->
                                            TestPlatform.jobs()
                                                    .advance(sandbox, due.plusSeconds(5)));
                            waitUntilItWaitsFor(tx, other);
                            return other;
                        });
        forgetting.join();
        assertThat(checks.list(sandbox, null, 10)).hasSize(1);
        TestPlatform.jobs().advance(sandbox, due.plus(Duration.ofDays(31)));
        assertThat(checks.list(sandbox, null, 10)).isEmpty();
    }

    /** Until somebody waits for a row of this transaction. */
    private static void waitUntilItWaitsFor(Tx tx, CompletableFuture<Void> other) {
        String waiting =
                "select 1 from pg_locks where not granted"
                        + " and pg_backend_pid() = any (pg_blocking_pids(pid))";
        while (tx.sql().fetch(waiting).isEmpty()) {
            assertThat(other).isNotCompleted();
        }
    }
}
