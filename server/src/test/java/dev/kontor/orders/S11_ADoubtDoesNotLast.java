package dev.kontor.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestServer;
import dev.kontor.TestServer.Answer;
import dev.kontor.payments.Attempt;
import dev.kontor.payments.Outcomes;
import dev.kontor.platform.Database;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a person has to look at does not wait for ever, and does not end in silence. */
class S11_ADoubtDoesNotLast {
    private final Till till = Till.at("2026-03-10T12:00:00Z");

    private String doubted() {
        return Till.id(till.buy("\"country\": \"LU\"", "tok_visa_de_late"), 201);
    }

    private JsonNode queue() {
        return till.api.get("/v1/reviews").json().get("data");
    }

    private List<String> timeline(String order) {
        return till.api
                .get("/v1/orders/" + order + "/timeline")
                .json()
                .get("data")
                .valueStream()
                .map(it -> it.get("type").stringValue())
                .filter(it -> it.startsWith("order.place"))
                .toList();
    }

    private static List<String> audited(String order) {
        return TestServer.bean(Database.class)
                .read(sql ->
                        sql.fetch(
                                        """
                                        select action || ' by ' || actor || ': ' || reason as line
                                        from platform.audit_log where object = ? order by position
                                        """,
                                        order)
                                .map(row -> row.get("line", String.class)));
    }

    @Test
    void whatNobodyAnswersIsToldEveryWeekAndEndsAfterFour() {
        String order = doubted();
        assertThat(queue().get(0).get("due_at").stringValue()).startsWith("2026-03-17T12:00");
        assertThat(queue().get(0).get("ends_at").stringValue()).startsWith("2026-04-07T12:00");

        till.until("2026-03-17T11:00:00Z");
        assertThat(timeline(order)).containsExactly("order.place_in_doubt");
        till.until("2026-03-17T13:00:00Z");
        assertThat(timeline(order)).containsExactly("order.place_in_doubt", "order.place_overdue");
        assertThat(queue()).hasSize(1);

        till.until("2026-04-30T12:00:00Z");
        assertThat(timeline(order))
                .containsExactly(
                        "order.place_in_doubt",
                        "order.place_overdue",
                        "order.place_overdue",
                        "order.place_overdue",
                        "order.place_kept");
        assertThat(queue()).isEmpty();
        String contradiction = "the signs contradict each other: billing_address LU, card DE";
        assertThat(audited(order))
                .containsExactly(
                        "place.overdue by system: " + contradiction,
                        "place.overdue by system: " + contradiction,
                        "place.overdue by system: " + contradiction,
                        "place.kept_unanswered by system: nobody has answered in time:"
                                + " billing_address LU, card DE");
        JsonNode kept = till.order(order);
        assertThat(kept.at("/tax/country").stringValue()).isEqualTo("LU");
        assertThat(kept.get("tax_total").longValue()).isEqualTo(1_700);
        assertThat(till.determined(order)).hasSize(1);
    }

    @Test
    void aPersonsWordEndsIt() {
        String order = doubted();
        till.until("2026-03-18T12:00:00Z");

        Answer kept =
                till.api.post(
                        "/v1/reviews/" + order + "/decision",
                        "{\"decision\": \"accept\", \"reason\": \"Sent a bill.\"}");
        assertThat(kept.status()).as(kept.raw().body()).isEqualTo(200);
        till.until("2026-04-30T12:00:00Z");

        assertThat(timeline(order))
                .containsExactly("order.place_in_doubt", "order.place_overdue", "order.place_kept");
    }

    @Test
    void soDoesARefund() {
        String order = doubted();
        Till.id(
                till.api.post(
                        "/v1/refunds",
                        "{\"order\": \"%s\", \"reason\": \"other\"}".formatted(order)),
                201);

        till.until("2026-04-30T12:00:00Z");
        assertThat(timeline(order)).containsExactly("order.place_in_doubt");
        assertThat(queue()).isEmpty();
    }

    @Test
    @DisplayName("a correction ends it that proves the place, such as by a tax id of there")
    void soDoesACorrection() {
        String order = doubted();

        correct(order, "\"name\": \"Ada Byron\"");
        assertThat(queue()).hasSize(1);
        correct(order, "\"company\": \"Lumen S.a.r.l.\", \"tax_id\": \"LU20260743\"");

        assertThat(queue()).isEmpty();
        assertThat(timeline(order)).containsExactly("order.place_in_doubt", "order.place_kept");
        assertThat(audited(order))
                .filteredOn(it -> it.startsWith("place.kept by"))
                .singleElement()
                .asString()
                .endsWith(": the sale was corrected");
    }

    private void correct(String order, String buyer) {
        Till.id(
                till.api.post(
                        "/v1/orders/" + order + "/corrections", "{\"buyer\": {" + buyer + "}}"),
                201);
    }

    @Test
    void reservedMoneyThatIsNotConfirmedToBeFreeWaitsForAPerson() {
        Seller seller = new Seller();
        Placed placed = seller.intake(seller.body("card", "tok_visa"), Optional.empty());
        Attempt attempt = placed.attempt().orElseThrow();
        Outcomes outcomes = TestServer.bean(Conclude.class);

        outcomes.unreleased(attempt, attempt.at());

        assertThat(waiting(seller)).containsExactly("release " + placed.order().id());
        assertThat(
                        seller.api
                                .get("/v1/orders/" + placed.order().id() + "/timeline")
                                .json()
                                .get("data")
                                .findValuesAsString("type"))
                .containsOnlyOnce("payment.release_unconfirmed");
        OrderDesk desk = TestServer.bean(OrderDesk.class);
        desk.released(seller.vendor, placed.order().id(), "Voided by phone.", "staff:ada");
        assertThat(waiting(seller)).isEmpty();

        outcomes.unreleased(attempt, attempt.at());
        assertThat(waiting(seller)).hasSize(1);
    }

    private static List<String> waiting(Seller seller) {
        return seller.api
                .get("/v1/reviews")
                .json()
                .get("data")
                .valueStream()
                .map(it -> it.get("kind").stringValue() + " " + it.at("/order/id").stringValue())
                .toList();
    }
}
