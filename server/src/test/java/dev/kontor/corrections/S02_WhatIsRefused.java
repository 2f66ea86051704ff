package dev.kontor.corrections;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestServer.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What is refused leaves nothing behind; what was done is not done twice. */
class S02_WhatIsRefused {
    private final CorrectionFixture shop = new CorrectionFixture();

    @ParameterizedTest
    @CsvSource({
        "'\"country\": \"HU\"', 409, correction_raises_tax",
        "'\"country\": \"LU\"', 409, correction_moves_place",
        "'\"tax_id\": \"FR40303265046\"', 422, tax_id_invalid",
        "'\"name\": \"Ada Byron\"', 409, nothing_to_correct",
    })
    void refused(String buyer, int status, String code) {
        JsonNode order = shop.buyInFrance();
        Answer answer = shop.correct(order, buyer);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(status);
        assertThat(answer.raw().body()).contains(code);
        assertThat(shop.invoice(order).get("id")).isEqualTo(order.at("/invoice/id"));
        assertThat(shop.journals(order)).hasSize(1);
        JsonNode next = shop.buyInFrance();
        assertThat(next.at("/invoice/number").stringValue()).endsWith("-000002");
    }

    @Test
    void theSameFactsCorrectOnce() {
        JsonNode order = shop.buyInFrance();
        Answer first = shop.addFrenchId(order, "Idempotency-Key", "one");
        Answer replayed = shop.addFrenchId(order, "Idempotency-Key", "one");
        assertThat(replayed.raw().body()).isEqualTo(first.raw().body());
        assertThat(replayed.header("Idempotent-Replayed")).isEqualTo("true");
        Answer again = shop.addFrenchId(order);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().get("id")).isEqualTo(first.json().get("id"));
        assertThat(shop.reload(order).get("refunded_total").longValue()).isEqualTo(2_000);
        assertThat(shop.journals(order)).hasSize(3);
    }

    @Test
    void nothingIsLeft() {
        JsonNode order = shop.buyInFrance();
        shop.refund(order, "");
        Answer answer = shop.addFrenchId(order);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().get("code").stringValue()).isEqualTo("nothing_to_correct");
    }

    @Test
    void thePreviewSaysTheSame() {
        JsonNode order = shop.buyInFrance();
        Answer preview =
                shop.api.post(
                        "/v1/orders/" + CorrectionFixture.id(order) + "/corrections/preview",
                        "{\"buyer\": {\"tax_id\": \"FR40303265045\"}}");
        assertThat(preview.status()).as(preview.raw().body()).isEqualTo(200);
        JsonNode made = shop.addFrenchId(order).json();
        assertThat(preview.json().get("tax_returned")).isEqualTo(made.get("tax_returned"));
        assertThat(preview.json().get("credited")).isEqualTo(made.at("/credit_note/total"));
        assertThat(preview.json().get("total")).isEqualTo(made.at("/invoice/total"));
    }

    @Test
    void taxAloneIsNoReasonForARefund() {
        JsonNode order = shop.buyInFrance();
        Answer answer =
                shop.api.post(
                        "/v1/refunds",
                        "{\"order\": \"%s\", \"reason\": \"tax_correction\"}"
                                .formatted(CorrectionFixture.id(order)));
        assertThat(answer.status()).isEqualTo(422);
    }
}
