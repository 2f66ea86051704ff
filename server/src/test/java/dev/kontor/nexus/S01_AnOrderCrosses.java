package dev.kontor.nexus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestServer.Answer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A sandbox that has registrations lives by its thresholds: the order that crosses is taxed. */
class S01_AnOrderCrosses {
    private final Trader trader = new Trader("2026-03-10T12:00:00Z");

    @Test
    void withoutRegistrationsASandboxIsRegisteredEverywhere() {
        assertThat(trader.tax("AU", "AUD", 10_000)).isEqualTo(1_000);
        assertThat(trader.tax("GB", "GBP", 10_000)).isEqualTo(2_000);
        assertThat(trader.api.get("/v1/tax/registrations").json().get("everywhere").booleanValue())
                .isTrue();
        assertThat(trader.threshold("AU").get("state").stringValue()).isEqualTo("registered");
    }

    @Test
    void inAustraliaTheOrderThatCrossesAndAllAfterItAreTaxed() {
        trader.register("US-TX", "2020-01-01");

        JsonNode before = trader.buy("AU", "AUD", 7_000_000);
        assertThat(before.at("/tax/treatment").stringValue()).isEqualTo("not_registered");
        assertThat(trader.counted("AU")).isEqualTo("7000000 1 93% near");
        assertThat(trader.tax("AU", "AUD", 400_000)).isZero();
        assertThat(trader.tax("AU", "AUD", 200_000)).isEqualTo(20_000);
        assertThat(trader.tax("AU", "AUD", 100)).isEqualTo(10);
        assertThat(trader.counted("AU")).isEqualTo("7600100 4 101% crossed");

        trader.register("AU", "2026-03-10");
        assertThat(trader.tax("AU", "AUD", 100)).isEqualTo(10);
        assertThat(trader.threshold("AU").get("state").stringValue()).isEqualTo("registered");
    }

    @Test
    void whereTheFirstSaleNeedsARegistrationItIsRefusedOrMarked() {
        trader.register("US-TX", "2020-01-01");
        Answer refused = trader.tryToBuy("GB", "GBP", 10_000);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("code").stringValue()).isEqualTo("registration_required");
        assertThat(trader.tryToBuy("FR", "EUR", 10_000).json().get("code").stringValue())
                .isEqualTo("registration_required");

        trader.decide("sell", false);
        JsonNode sold = trader.buy("GB", "GBP", 10_000);
        assertThat(sold.at("/tax/treatment").stringValue()).isEqualTo("not_registered");
        assertThat(trader.threshold("GB").get("state").stringValue()).isEqualTo("crossed");

        trader.register("GB", "2026-03-10");
        assertThat(trader.tax("GB", "GBP", 10_000)).isEqualTo(2_000);
        assertThat(trader.tax("DE", "EUR", 10_000)).isEqualTo(1_900);
    }

    /** What is left of the order that crossed would not cross by itself; it is taxed as it was. */
    @Test
    void whatIsLeftOfTheOrderThatCrossedIsCorrected() {
        trader.register("US-TX", "2020-01-01");
        assertThat(trader.tax("US-MD 21201", "USD", 9_900_000)).isZero();
        JsonNode crossing = trader.buy("US-MD 21201", "USD", 200_000);
        assertThat(crossing.get("tax_total").longValue()).isEqualTo(12_000);
        trader.refund(crossing, 159_000);

        String path = "/v1/orders/" + crossing.get("id").stringValue() + "/corrections";
        String buyer = "{\"buyer\": {\"company\": \"Byron Inc.\", \"business\": true}}";
        Answer preview = trader.api.post(path + "/preview", buyer);
        assertThat(preview.status()).as(preview.raw().body()).isEqualTo(200);
        Answer corrected = trader.api.post(path, buyer);
        assertThat(corrected.status()).as(corrected.raw().body()).isEqualTo(201);
        assertThat(corrected.json().get("treatment").stringValue()).isEqualTo("taxed");
        assertThat(corrected.json().get("tax_returned").longValue()).isEqualTo(1_500);
        assertThat(corrected.json().at("/invoice/total").longValue()).isEqualTo(51_500);
    }

    /** Case 34 of the handbook. */
    @Test
    void theMicroThresholdEndsWithTheOrderThatCrossesIt() {
        trader.decide("refuse", true);
        assertThat(trader.tax("AT", "EUR", 998_000)).isEqualTo(189_620);
        assertThat(trader.counted("EU")).isEqualTo("998000 1 99% near");
        assertThat(trader.tax("FR", "EUR", 3_000)).isEqualTo(600);
        assertThat(trader.tax("FR", "EUR", 100)).isEqualTo(20);
        assertThat(trader.counted("EU")).isEqualTo("1001100 3 100% crossed");

        trader.advance("2027-02-01T12:00:00Z");
        assertThat(trader.tax("FR", "EUR", 100)).isEqualTo(20);
        trader.advance("2028-02-01T12:00:00Z");
        assertThat(trader.tax("FR", "EUR", 100)).isEqualTo(19);
    }

    /** In the United States a number of sales may do, whatever they come to. */
    @Test
    void aStateCountsSalesToo() {
        trader.register("DE", "2020-01-01");
        assertThat(trader.tax("US-GA 30303", "USD", 9_900_000)).isZero();
        assertThat(trader.threshold("US-GA").get("count").longValue()).isEqualTo(200);
        assertThat(trader.counted("US-GA")).isEqualTo("9900000 1 99% near");
        assertThat(trader.counted("US-TX")).isEqualTo("0 0 0% clear");
    }

    /** What a calculation says is what an order does. */
    @Test
    void calculationsApplyThemToo() {
        trader.register("US-TX", "2020-01-01");
        trader.buy("AU", "AUD", 7_400_000);
        assertThat(calculated("AU", 50_000)).isEqualTo("not_registered");
        assertThat(calculated("AU", 200_000)).isEqualTo("taxed");
        assertThat(calculated("GB", 100)).isEqualTo("registration_required");
    }

    /** A sandbox that sells as if registered everywhere may ask how it would be in earnest. */
    @Test
    void calculationsApplyThemInASandboxThatRegisteredNowhere() {
        assertThat(calculated("DE", 100)).isEqualTo("taxed");
        assertThat(calculated("AU", 7_500_000)).isEqualTo("not_registered");
        assertThat(calculated("AU", 7_500_100)).isEqualTo("taxed");
        assertThat(calculated("GB", 100)).isEqualTo("registration_required");
        assertThat(calculated("FR", 100)).isEqualTo("registration_required");
        trader.decide("sell", false);
        assertThat(calculated("GB", 100)).isEqualTo("not_registered");
        trader.buy("AU", "AUD", 7_500_000);
        assertThat(calculated("AU", 100)).isEqualTo("taxed");
    }

    private String calculated(String country, long amount) {
        JsonNode answer =
                trader.api
                        .post(
                                "/v1/tax/calculations",
                                """
                                {"currency": "AUD", "buyer": {"country": "%s"}, "assume_registered": false,
                                 "lines": [{"amount": %d, "category": "saas", "tax_behavior": "exclusive"}]}
                                """
                                        .formatted(country, amount))
                        .json();
        return answer.has("code")
                ? answer.get("code").stringValue()
                : answer.get("treatment").stringValue();
    }
}
