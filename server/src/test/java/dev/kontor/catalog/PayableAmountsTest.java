package dev.kontor.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestServer;
import dev.kontor.TestServer.Answer;
import dev.kontor.TestServer.Client;
import dev.kontor.currencies.PayableUnit;
import java.util.Currency;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Amounts that payment providers take (handbook 3.1). */
class PayableAmountsTest {
    private final Client api = TestServer.newSandbox();
    private final String product =
            api.post(
                            "/v1/products",
                            "{\"name\": \"Lumen\", \"tax_category\": \"saas\", \"deliveries\": []}")
                    .json()
                    .get("id")
                    .stringValue();

    private Answer price(String currency, long amount, String more) {
        return api.post(
                "/v1/prices",
                """
                {"product": "%s", "currency": "%s", "amount": %d, "tax_behavior": "exclusive"%s}
                """
                        .formatted(product, currency, amount, more));
    }

    private static String fault(Answer answer) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(422);
        return answer.json().at("/errors/0/pointer").stringValue()
                + " "
                + answer.json().at("/errors/0/code").stringValue();
    }

    @DisplayName("case 20: the last digit of three decimals is 0; forints and Taiwan dollars whole")
    @ParameterizedTest
    @CsvSource({
        "KWD, 12345, 12340",
        "BHD, 1, 10",
        "TND, 1999, 1990",
        "HUF, 99950, 99900",
        "TWD, 150, 100",
    })
    void prices(String currency, long wrong, long right) {
        assertThat(fault(price(currency, wrong, ""))).isEqualTo("/amount not_payable");

        Answer taken = price(currency, right, "");
        assertThat(taken.status()).as(taken.raw().body()).isEqualTo(201);
        assertThat(taken.json().get("amount").longValue()).isEqualTo(right);
    }

    @Test
    void localizedPricesChangesAndCoupons() {
        assertThat(
                        fault(
                                price(
                                        "EUR",
                                        999,
                                        """
                                        , "localized": [
                                          {"currency": "JOD", "amount": 1230, "tax_behavior": "inclusive"},
                                          {"currency": "KWD", "amount": 1234, "tax_behavior": "inclusive"}]
                                        """)))
                .isEqualTo("/localized/1/amount not_payable");

        String path = "/v1/prices/" + price("KWD", 12_340, "").json().get("id").stringValue();
        assertThat(fault(api.patch(path, "{\"amount\": 12341}"))).isEqualTo("/amount not_payable");
        assertThat(fault(api.patch(path, "{\"currency\": \"HUF\"}")))
                .isEqualTo("/amount not_payable");
        assertThat(api.patch(path, "{\"active\": false}").status()).isEqualTo(200);

        assertThat(
                        fault(
                                api.post(
                                        "/v1/coupons",
                                        "{\"code\": \"OFF\", \"amount\": 1234, \"currency\": \"KWD\"}")))
                .isEqualTo("/amount not_payable");
    }

    /** Tax and percentages lead anywhere; what is charged is the nearest that can be paid. */
    @ParameterizedTest
    @CsvSource({"HUF, HU, 99900, 126900", "BHD, BH, 1990, 2190", "KWD, KW, 1990, 1990"})
    void whatIsChargedCanBePaid(String currency, String country, long amount, long total) {
        String price = price(currency, amount, "").json().get("id").stringValue();
        Answer order =
                api.post(
                        "/v1/orders",
                        """
                        {"items": [{"price": "%s", "quantity": 1}],
                         "buyer": {"email": "ada@example.com", "country": "%s"},
                         "payment": {"method": "card", "token": "tok_visa"},
                         "consents": {"terms": true, "immediate_delivery": true}}
                        """
                                .formatted(price, country));

        assertThat(order.status()).as(order.raw().body()).isEqualTo(201);
        assertThat(order.json().get("total").longValue()).isEqualTo(total);
        assertThat(PayableUnit.isPayable(total, Currency.getInstance(currency))).isTrue();
        assertThat(
                        order.json().get("subtotal").longValue()
                                + order.json().get("tax_total").longValue())
                .isEqualTo(total);
        assertThat(order.json().at("/lines/0/total").longValue()).isEqualTo(total);
    }
}
