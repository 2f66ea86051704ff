package dev.kontor.tax;

import static dev.kontor.tax.Asking.determined;
import static dev.kontor.tax.Asking.question;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kontor.platform.AuditLog;
import dev.kontor.platform.Ids;
import dev.kontor.platform.Problem;
import dev.kontor.platform.TestPlatform;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import dev.kontor.tax.IdCheck.Way;
import dev.kontor.tax.TaxIdCase.State;
import dev.kontor.tax.registers.TaxRegister.Answer;
import dev.kontor.vendors.Entity;
import dev.kontor.vendors.TestVendors;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private static final String UNAVAILABLE = "IL id:516179157/unavailable";

    private final List<TaxIdConfirmed> told = new ArrayList<>();
    private final VendorId vendor = TestVendors.live().id();
    private final Instant now = TestPlatform.clocks().now(vendor);
    private Answer says = Answer.noRegister();
    private int asked;

    private final Tax tax =
            TestTax.connectedTo(it -> {
                asked++;
                return says;
            });

    {
        tax.whenConfirmedLate(it -> told.add(it));
    }

    private TaxIdChecks.By by(String actor) {
        return new TaxIdChecks.By(vendor, actor, "req_1");
    }

    private UUID sell(Instant at) {
        return sell(1, at).getFirst();
    }

    private List<UUID> sell(int sales, Instant at) {
        TaxQuestion sale = question("2026-11-01", "EUR", UNAVAILABLE, "12000 saas incl");
        TaxAnswer.Determined decision = determined(sale);
        List<Determination> made =
                Stream.generate(Ids::next)
                        .limit(sales)
                        .map(it -> new Determination(vendor, it, 1, at, sale, decision))
                        .toList();
        TestPlatform.database().run(tx -> tax.record(tx, made));
        return made.stream().map(Determination::orderId).toList();
    }

    private TaxIdAnswer check(String name, Duration later) {
        return tax.checkId(
                new TaxIdQuestion(vendor, "IL", ISRAELI, true, "DE123456788", name),
                now.plus(later));
    }

    private HandCheck see(String name, LocalDate day) {
        return TestPlatform.database()
                .write(tx ->
                        tax.idChecks()
                                .add(
                                        tx,
                                        by(OPERATOR),
                                        new NewHandCheck("IL", ISRAELI, name, day, "shot 17")));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    private TaxIdCase confirm(UUID order, String name, @Nullable String note) {
        return tax.idReviews()
                .confirm(
                        by(OPERATOR),
                        order,
                        new TaxIdChecks.Seen(name, today(), "screenshot 4711"),
                        note);
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
        assertThat(tax.idChecks().list(vendor, null, 10)).containsExactly(seen);

        TestPlatform.database().run(tx -> tax.idChecks().remove(tx, by(OPERATOR), seen.shownId()));
        assertThat(check("Acme", Duration.ZERO).status()).isEqualTo(TaxIdStatus.UNAVAILABLE);
    }

    /** A sale without tax is the legal entity's risk, through which several vendors sell. */
    @Test
    void onlyTheOperatorConfirms() {
        UUID order = sell(now.minus(Duration.ofDays(1)));
        TaxIdChecks.By stranger = by("staff:ada@example.com");
        assertThat(tax.idChecks().mayConfirm(vendor, stranger.actor())).isFalse();
        NewHandCheck wanted = new NewHandCheck("IL", ISRAELI, "Acme Ltd", today(), "shot 17");
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() ->
                        TestPlatform.database().run(tx -> tax.idChecks().add(tx, stranger, wanted)))
                .satisfies(it -> assertThat(it.code()).isEqualTo("operator_only"));
        TaxIdChecks.Seen seen = new TaxIdChecks.Seen("Acme Ltd", today(), "shot 17");
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> tax.idReviews().confirm(stranger, order, seen, null))
                .satisfies(it -> assertThat(it.code()).isEqualTo("operator_only"));
    }

    @Test
    void itIsOneVendorsOwn() {
        see("Acme Ltd", today());
        TaxIdQuestion others =
                new TaxIdQuestion(
                        TestVendors.live().id(), "IL", ISRAELI, true, "DE123456788", "Acme");
        assertThat(tax.checkId(others, now).status()).isEqualTo(TaxIdStatus.UNAVAILABLE);
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
        assertThat(tax.idReviews().of(vendor, order).state()).isEqualTo(State.NO_REGISTER);
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
        assertThat(tax.idReviews().of(vendor, order).correctedAt()).isNotNull();
        assertThat(tax.idReviews().of(vendor, second).state()).isEqualTo(State.CONFIRMED);
        assertThat(tax.idReviews().of(vendor, old).correctedAt()).isNull();
        assertThat(check("Acme", Duration.ZERO).status()).isEqualTo(TaxIdStatus.VALID);
        List<AuditLog.Row> noted = new AuditLog(TestPlatform.database()).latest(vendor, 10);
        assertThat(noted)
                .extracting(it -> it.entry().action() + " " + it.entry().actor())
                .containsExactlyInAnyOrder(
                        "tax_id.confirmed " + OPERATOR, "tax_id.accepted " + OPERATOR);
        String seen = tax.idChecks().list(vendor, null, 10).getFirst().shownId();
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
        assertThat(tax.idReviews().of(vendor, old).state()).isEqualTo(State.OPEN);
    }

    @Test
    void anotherNameIsConfirmedOnlyWithAReason() {
        tax.nameBuyers((seller, order) -> Optional.of("Zenith"));
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
        assertThat(tax.idChecks().list(vendor, null, 10)).isEmpty();
        UUID order = sell(now.minus(Duration.ofDays(1)));
        tax.idReviews().reject(vendor, order, "A stranger.", OPERATOR, null);
        assertThat(tax.idChecks().list(vendor, null, 10)).isEmpty();
    }

    /** What is chosen: the form alone, or by hand where the table takes the form. */
    @Test
    void operatorsChooseOtherWays() {
        assertThat(checked("CL", "76.086.428-5")).isEqualTo(TaxIdStatus.VALID);
        assertThat(checked("IL", ISRAELI)).isEqualTo(TaxIdStatus.UNAVAILABLE);
        tax.standBy(new Choosing(Map.of("CL", Way.HAND, "IL", Way.FORM, "FR", Way.FORM)));
        assertThat(checked("CL", "76.086.428-5")).isEqualTo(TaxIdStatus.UNAVAILABLE);
        assertThat(checked("IL", ISRAELI)).isEqualTo(TaxIdStatus.VALID);
        assertThat(checked("IL", "516179158")).isEqualTo(TaxIdStatus.INVALID);
        assertThat(asked).isZero();
        says = Answer.down("ms_unavailable", now);
        assertThat(checked("FR", "FR40303265045")).isEqualTo(TaxIdStatus.UNAVAILABLE);
        assertThat(asked).isEqualTo(1);
    }

    private TaxIdStatus checked(String country, String id) {
        return tax.checkId(
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

    /** A sale of which nothing depends on the id leaves nobody anything to look at. */
    @Test
    void whatDependsOnNoIdIsNotLookedAt() {
        TaxQuestion atHome =
                question("2026-11-01", "EUR", "DE id:DE136695976/unavailable", "12000 saas incl");
        UUID order = Ids.next();
        Determination made = new Determination(vendor, order, 1, now, atHome, determined(atHome));
        TestPlatform.database().run(tx -> tax.record(tx, List.of(made)));
        assertThat(tax.idReviews().list(vendor, Set.of(), null, 10)).isEmpty();
    }

    @Test
    void whatServesNobodyIsForgotten() {
        VendorId sandbox = TestVendors.sandbox().id();
        Instant then = TestPlatform.clocks().now(sandbox);
        TestPlatform.database().run(tx -> see(tx, sandbox, then));
        TestPlatform.jobs().advance(sandbox, then.plus(Duration.ofDays(29)));
        assertThat(tax.idChecks().list(sandbox, null, 10)).hasSize(1);
        TestPlatform.jobs().advance(sandbox, then.plus(Duration.ofDays(31)));
        assertThat(tax.idChecks().list(sandbox, null, 10)).isEmpty();
    }

    private void see(Tx tx, VendorId sandbox, Instant then) {
        LocalDate day = LocalDate.ofInstant(then, ZoneOffset.UTC);
        tax.idChecks()
                .add(
                        tx,
                        new TaxIdChecks.By(sandbox, "key:kt_test_x", null),
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
        assertThat(tax.idChecks().list(sandbox, null, 10)).hasSize(1);
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
        assertThat(tax.idChecks().list(sandbox, null, 10)).hasSize(1);
        TestPlatform.jobs().advance(sandbox, due.plus(Duration.ofDays(31)));
        assertThat(tax.idChecks().list(sandbox, null, 10)).isEmpty();
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

    private record Choosing(Map<String, Way> ways) implements Standings {
        @Override
        public Standing of(VendorId tenant, Currency currency, Instant at) {
            return Standing.everywhere();
        }

        @Override
        public Standing inEarnest(VendorId tenant, Currency currency, Instant at) {
            return Standing.everywhere();
        }

        @Override
        public Registrations registrations(VendorId tenant) {
            return Registrations.everywhere();
        }

        @Override
        public void forget(VendorId tenant) {}

        @Override
        public Registrations of(Entity entity) {
            return Registrations.atHome(entity);
        }

        @Override
        public Map<String, Way> idChecks(VendorId tenant) {
            return ways;
        }
    }
}
