package dev.kontor.connectors.sandbox;

import static dev.kontor.connectors.sandbox.Requests.NOON;
import static dev.kontor.connectors.sandbox.Requests.card;
import static dev.kontor.connectors.sandbox.Requests.sandbox;
import static dev.kontor.connectors.sandbox.Requests.sandboxB;
import static dev.kontor.connectors.sandbox.Requests.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.gateway.Amount;
import dev.kontor.gateway.CancelRequest;
import dev.kontor.gateway.CancelResult;
import dev.kontor.gateway.CaptureRequest;
import dev.kontor.gateway.CaptureResult;
import dev.kontor.gateway.Charge;
import dev.kontor.gateway.ChargeResult;
import dev.kontor.gateway.Inquiry;
import dev.kontor.gateway.Key;
import dev.kontor.gateway.RefundRequest;
import dev.kontor.gateway.RefundResult;
import dev.kontor.gateway.Settled;
import dev.kontor.gateway.Unsettled;
import dev.kontor.gateway.Unsettled.Kind;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What comes after a charge: capture, cancellation, refund, settlement. */
class AfterwardsTest {

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # method   | token                      | refunded  | canceled
                    card       | tok_visa                   | succeeded | canceled
                    card       | tok_declined               | succeeded | canceled
                    card       | tok_timeout                | succeeded | canceled
                    card       | tok_timeout_lost           | succeeded | canceled
                    card       | tok_timeout_unresolved     | succeeded | accepted
                    card       | tok_gateway_down           | succeeded | canceled
                    card       | tok_refund_fails           | failed    | canceled
                    card       | tok_attach_ok_charge_fails | succeeded | canceled
                    paypal     | tok_paypal                 | succeeded | canceled
                    ovo        | tok_ovo                    | succeeded | canceled
                    boleto     | tok_boleto                 | failed    | canceled
                    """)
    void refundsAndCancels(String method, String token, String refunded, String canceled) {
        Charge charge = with(method, token);
        RefundRequest refund = refund(charge, 3000);
        assertThat(word(sandbox().refund(refund))).isEqualTo(refunded);
        assertThat(sandbox().inquireRefund(refund, NOON))
                .isEqualTo(new Inquiry.Found<>(sandbox().refund(refund)));
        assertThat(word(sandbox().cancel(new CancelRequest(new Key("can-1"), charge.ref(null)))))
                .isEqualTo(canceled);
    }

    @Test
    void capturesTheAuthorizedAmountOrLess() {
        Charge charge = card("tok_visa");
        ChargeResult.Authorized held = (ChargeResult.Authorized) sandbox().authorize(charge);
        CaptureRequest some =
                new CaptureRequest(
                        new Key("cap-1"), charge.ref(held.reference()), Amount.of(10000, "EUR"));
        assertThat(sandbox().capture(some))
                .isEqualTo(
                        new CaptureResult.Captured(
                                held.reference(), Amount.of(10000, "EUR"), Amount.of(165, "EUR")));
    }

    @Test
    void findsTheReferenceOfAChargeWhoseAnswerWasLost() {
        Charge charge = card("tok_timeout");
        CaptureRequest lost =
                new CaptureRequest(new Key("cap-1"), charge.ref(null), charge.amount());
        CaptureResult.Captured captured = (CaptureResult.Captured) sandbox().capture(lost);
        Inquiry<ChargeResult> found =
                sandbox().inquire(Requests.later(charge, Duration.ofSeconds(2)));
        assertThat(found).isInstanceOf(Inquiry.Found.class);
        assertThat(found.toString()).contains(captured.reference());
    }

    @Test
    void refundsHaveReferencesOfTheirOwn() {
        Charge charge = card("tok_visa");
        assertThat(sandbox().refund(refund(charge, 3000)).toString())
                .contains("sandbox_re_")
                .isNotEqualTo(sandboxB().refund(refund(charge, 3000)).toString());
    }

    @Test
    void settlesOnTheNextDayWithTheFeeOfTheCharge() {
        LocalDate first = LocalDate.of(2026, 3, 1);
        List<Unsettled> open =
                List.of(
                        new Unsettled(Kind.CHARGE, "ch_1", Amount.of(11900, "EUR"), first),
                        new Unsettled(Kind.REFUND, "re_1", Amount.of(3000, "EUR"), first),
                        new Unsettled(
                                Kind.CHARGE, "ch_2", Amount.of(100, "EUR"), first.plusDays(1)));
        assertThat(sandbox().settlements(first, open)).isEmpty();
        assertThat(sandbox().settlements(first.plusDays(1), open))
                .containsExactly(
                        new Settled(
                                Kind.CHARGE,
                                "ch_1",
                                Amount.of(11900, "EUR"),
                                Amount.of(192, "EUR")),
                        new Settled(
                                Kind.REFUND, "re_1", Amount.of(3000, "EUR"), Amount.of(0, "EUR")));
    }

    private static RefundRequest refund(Charge charge, long minor) {
        return new RefundRequest(new Key("ref-1"), charge.ref(null), Amount.of(minor, "EUR"), NOON);
    }

    private static String word(RefundResult result) {
        return switch (result) {
            case RefundResult.Succeeded _ -> "succeeded";
            case RefundResult.Pending _ -> "pending";
            case RefundResult.Failed _ -> "failed";
            case RefundResult.Unknown _ -> "unknown";
        };
    }

    private static String word(CancelResult result) {
        return switch (result) {
            case CancelResult.Canceled _ -> "canceled";
            case CancelResult.Accepted _ -> "accepted";
            case CancelResult.Failed _ -> "failed";
            case CancelResult.Unknown _ -> "unknown";
        };
    }
}
