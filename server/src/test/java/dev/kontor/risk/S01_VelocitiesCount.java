package dev.kontor.risk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.platform.Database;
import dev.kontor.platform.Ids;
import dev.kontor.platform.Money;
import dev.kontor.platform.TestPlatform;
import dev.kontor.platform.VendorId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Orders that follow each other, on a real database. */
class S01_VelocitiesCount {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private final Database database = TestPlatform.database();
    private final VendorId vendor = TestPlatform.newVendor();
    private final Risk risk = new Risk(database, TestPlatform.vault(), Optional.empty());
    private Instant now = START;

    @Test
    void theSixthOrderOfAnAddressInADayIsReviewed() {
        for (int i = 0; i < 5; i++) {
            assertThat(assess(live("ada@example.com", "8.8.8." + i)).decision())
                    .isEqualTo(Decision.ACCEPT);
        }
        RiskDecision sixth = assess(live("ADA@example.com", "8.8.8.9"));
        assertThat(sixth.decision()).isEqualTo(Decision.REVIEW);
        assertThat(sixth.reasons()).containsExactly("orders_per_email");
        assertThat(assess(live("bob@example.com", "8.8.8.9")).decision())
                .isEqualTo(Decision.ACCEPT);

        now = START.plus(Duration.ofHours(24)).plusSeconds(1);
        assertThat(assess(live("ada@example.com", "8.8.8.9")).decision())
                .isEqualTo(Decision.ACCEPT);
    }

    @Test
    void ordersOfOneBatchCountForTheOnesAfterThem() {
        List<RiskQuestion> batch = new ArrayList<>();
        for (int i = 0; i < 22; i++) {
            batch.add(live("buyer" + i + "@example.com", "8.8.4.4"));
        }

        List<RiskDecision> decisions = database.write(tx -> risk.assess(tx, batch));

        assertThat(decisions.subList(0, 20)).allMatch(it -> it.decision() == Decision.ACCEPT);
        assertThat(decisions.subList(20, 22))
                .allMatch(it -> it.reasons().equals(List.of("attempts_per_ip")));
        now = START.plus(Duration.ofHours(1)).plusSeconds(1);
        assertThat(assess(live("new@example.com", "8.8.4.4")).decision())
                .isEqualTo(Decision.ACCEPT);
    }

    @Test
    void aFifthCardOnADeviceIsRejectedAfterTheThirdWasChallenged() {
        assertThat(assess(card("a@example.com", "card1", "device")).score()).isEqualTo(10);
        assertThat(assess(card("b@example.com", "card2", "device")).score()).isEqualTo(10);
        assertThat(assess(card("c@example.com", "card2", "device")).score()).isEqualTo(10);
        RiskDecision third = assess(card("d@example.com", "card3", "device"));
        assertThat(third.decision()).isEqualTo(Decision.CHALLENGE);
        assertThat(third.reasons()).containsExactly("cards_on_device", "new_email");
        assess(card("e@example.com", "card4", "device"));
        assertThat(assess(card("f@example.com", "card5", "device")).reasons())
                .containsExactly("cards_per_device");
        assertThat(assess(card("g@example.com", "card1", "device")).decision())
                .isEqualTo(Decision.REJECT);
        now = START.plus(Duration.ofHours(24)).plusSeconds(1);
        assertThat(assess(card("g@example.com", "card1", "device")).decision())
                .isEqualTo(Decision.ACCEPT);
    }

    @Test
    void threeDevicesOfOneCardAreASignal() {
        assess(card("a@example.com", "card", "device1"));
        assess(card("b@example.com", "card", "device2"));

        assertThat(assess(card("c@example.com", "card", "device3")).signals())
                .contains(Signal.DEVICES_ON_CARD);
    }

    @Test
    void inASandboxSpecialAddressesHaveNoVelocityAtAll() {
        for (int i = 0; i < 30; i++) {
            String ip = i % 3 == 0 ? null : i % 3 == 1 ? "192.0.2.7" : "198.18.0.1";
            RiskDecision decision = assess(question(true, "ada@example.com", ip, RiskFacts.NONE));
            assertThat(decision)
                    .isEqualTo(
                            new RiskDecision(
                                    10, Decision.ACCEPT, List.of(), List.of(Signal.NEW_EMAIL)));
        }
        List<RiskDecision> batch =
                database.write(tx ->
                        risk.assess(
                                tx,
                                IntStream.range(0, 30)
                                        .mapToObj(_ ->
                                                question(
                                                        true,
                                                        "ada@example.com",
                                                        null,
                                                        RiskFacts.NONE))
                                        .toList()));
        assertThat(batch).allMatch(it -> it.decision() == Decision.ACCEPT);
    }

    @Test
    void aFriendOfNinetyDaysIsTrustedUntilADispute() {
        RiskQuestion first = live("ada@example.com", "8.8.8.8");
        assess(first);
        now = START.plus(Duration.ofDays(91));
        assertThat(assess(live("ada@example.com", "8.8.8.8")).signals())
                .contains(Signal.PAID_HISTORY)
                .doesNotContain(Signal.NEW_EMAIL);

        report(first, Outcome.Kind.DISPUTED);

        assertThat(assess(live("ada@example.com", "8.8.8.8")).signals())
                .doesNotContain(Signal.PAID_HISTORY);
    }

    @Test
    void aChargebackFollowsTheDevice() {
        RiskQuestion bad = card("a@example.com", "card", "device");
        assess(bad);
        report(bad, Outcome.Kind.FRAUD);
        now = START.plus(Duration.ofDays(200));

        RiskDecision next = assess(card("b@example.com", "other", "device"));

        assertThat(next.decision()).isEqualTo(Decision.REVIEW);
        assertThat(next.reasons()).startsWith("chargeback_on_device");
    }

    @Test
    void aCardIsRejectedAfterFourDeclines() {
        for (int i = 0; i < 4; i++) {
            RiskQuestion question = card(i + "@example.com", "card", "device" + (i % 2));
            assertThat(assess(question).decision()).isNotEqualTo(Decision.REJECT);
            report(question, Outcome.Kind.DECLINED);
        }

        assertThat(assess(card("5@example.com", "card", "device1")).reasons())
                .containsExactly("declines_per_card");
    }

    @Test
    void fourFailingCardsBlockTheDeviceTheBuyerAndForAWeekTheAddress() {
        for (int i = 0; i < 4; i++) {
            RiskQuestion question =
                    question(
                            false,
                            "eve@example.com",
                            "8.8.8.8",
                            new RiskFacts(
                                    new RiskFacts.Card(null, "card" + i, null, false, false, false),
                                    new RiskFacts.Client(null, "device", null),
                                    0,
                                    null,
                                    false,
                                    false,
                                    false,
                                    null));
            assess(question);
            report(question, Outcome.Kind.DECLINED);
        }

        assertThat(assess(card("other@example.com", "fresh", "device")).reasons())
                .containsExactly("blocklist_device");
        assertThat(assess(live("eve@example.com", "1.1.1.1")).reasons())
                .containsExactly("blocklist_email");
        assertThat(assess(live("other@example.com", "8.8.8.8")).reasons())
                .containsExactly("blocklist_address");
        now = START.plus(Duration.ofDays(7)).plusSeconds(1);
        assertThat(assess(live("other@example.com", "8.8.8.8")).decision())
                .isEqualTo(Decision.ACCEPT);
        assertThat(assess(live("eve@example.com", "1.1.1.1")).decision())
                .isEqualTo(Decision.REJECT);
    }

    /** Handbook 14.2, case 49. */
    @Test
    void aTestOfStolenCardsPutsTheCheckoutOnGuardForAnHour() {
        for (int i = 0; i < 31; i++) {
            RiskQuestion question = bin(i + "@example.com", "8.8." + i + ".1", "424242");
            assess(question);
            if (i < 26) {
                report(question, Outcome.Kind.DECLINED);
            }
        }

        assertThat(assess(bin("next@example.com", "9.9.9.9", "424242")).reasons())
                .contains("card_testing");
        RiskDecision other = assess(bin("ada@example.com", "9.9.9.8", "555555"));
        assertThat(other.decision()).isEqualTo(Decision.CHALLENGE);
        assertThat(other.reasons()).containsExactly("card_testing");
        now = START.plus(Duration.ofMinutes(61));
        assertThat(assess(bin("ada@example.com", "9.9.9.8", "555555")).decision())
                .isEqualTo(Decision.ACCEPT);
    }

    @Test
    void decisionsAreKeptWithTheirReasons() {
        RiskQuestion question = card("ada@mailinator.com", "card", "device");
        RiskDecision first = assess(question);
        now = now.plusSeconds(1);
        RiskQuestion again =
                new RiskQuestion(
                        vendor,
                        question.subject(),
                        false,
                        "ada@mailinator.com",
                        "asdf",
                        "DE",
                        "8.8.8.8",
                        "FR",
                        Money.of(100, "EUR"),
                        now);
        RiskDecision second = assess(again);

        assertThat(second.decision()).isEqualTo(Decision.REVIEW);
        assertThat(risk.decisions(vendor, question.subject())).containsExactly(second, first);
        assertThat(risk.decisions(TestPlatform.newVendor(), question.subject())).isEmpty();
    }

    @Test
    void aDryRunKeepsNothing() {
        RiskQuestion question = live("ada@example.com", "8.8.8.8");

        assertThat(risk.evaluate(question).score()).isEqualTo(10);
        assertThat(risk.evaluate(question).signals()).containsExactly(Signal.NEW_EMAIL);
        assertThat(risk.decisions(vendor, question.subject())).isEmpty();
    }

    private RiskDecision assess(RiskQuestion question) {
        return database.write(tx -> risk.assess(tx, List.of(question))).getFirst();
    }

    private void report(RiskQuestion question, Outcome.Kind kind) {
        database.run(
                tx -> risk.report(tx, List.of(new Outcome(vendor, question.subject(), kind, now))));
    }

    /** An order from the United States, not by card. */
    private RiskQuestion live(String email, String ip) {
        return question(false, email, ip, RiskFacts.NONE);
    }

    private RiskQuestion card(String email, String fingerprint, String device) {
        return question(
                false,
                email,
                null,
                new RiskFacts(
                        new RiskFacts.Card(null, fingerprint, null, false, false, false),
                        new RiskFacts.Client(null, device, null),
                        0,
                        null,
                        false,
                        false,
                        false,
                        null));
    }

    private RiskQuestion bin(String email, String ip, String bin) {
        return question(
                false,
                email,
                null,
                RiskFacts.card(new RiskFacts.Card(null, ip + bin, bin, false, false, false)));
    }

    private RiskQuestion question(
            boolean test, String email, @Nullable String ip, RiskFacts facts) {
        UUID subject = Ids.next();
        return new RiskQuestion(
                vendor, subject, test, email, "Ada", "US", ip, Money.of(100, "USD"), now, facts);
    }
}
