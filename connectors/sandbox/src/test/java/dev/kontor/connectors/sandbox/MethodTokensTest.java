package dev.kontor.connectors.sandbox;

import static dev.kontor.connectors.sandbox.Requests.NOON;
import static dev.kontor.connectors.sandbox.Requests.after;
import static dev.kontor.connectors.sandbox.Requests.later;
import static dev.kontor.connectors.sandbox.Requests.sandbox;
import static dev.kontor.connectors.sandbox.Requests.with;
import static dev.kontor.connectors.sandbox.Requests.word;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.gateway.Charge;
import dev.kontor.gateway.ChargeResult;
import dev.kontor.gateway.Instructions;
import dev.kontor.gateway.InstrumentDetails;
import dev.kontor.gateway.PaymentMethod;
import dev.kontor.gateway.PaymentMethods;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code tok_{method}} and {@code tok_{method}_fail} of every method but cards. */
class MethodTokensTest {
    private static final String UNPAID = "FUNDS payment_not_received";

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # method   | at once  | just before the delay ends | then
                    ideal      | captured | captured                   | captured
                    paypal     | captured | captured                   | captured
                    klarna     | captured | captured                   | captured
                    pix        | captured | captured                   | captured
                    mb_way     | pending  | pending                    | captured
                    sepa_debit | pending  | pending                    | captured
                    boleto     | pending  | pending                    | captured
                    spei       | pending  | pending                    | captured
                    """)
    void approve(String method, String first, String before, String then) {
        Charge charge = with(method, "tok_" + method);
        Duration delay = sandboxMethod(method).delay();
        assertThat(word(sandbox().charge(charge))).isEqualTo(first);
        assertThat(word(sandbox().inquire(later(charge, delay.minusMillis(1))))).isEqualTo(before);
        assertThat(word(sandbox().inquire(later(charge, delay)))).isEqualTo(then);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("methodsButCards")
    void endAsTheirTokenSays(PaymentMethod method) {
        Charge good = with(method.id(), "tok_" + method.id());
        Charge bad = with(method.id(), "tok_" + method.id() + "_fail");
        boolean waits = method.asynchronous();
        String refused = waits ? UNPAID : "GENERIC payment_declined";
        assertThat(word(sandbox().charge(good))).isEqualTo(waits ? "pending" : "captured");
        assertThat(word(sandbox().charge(bad))).isEqualTo(waits ? "pending" : refused);
        assertThat(word(sandbox().inquire(later(good, method.delay())))).isEqualTo("captured");
        assertThat(word(sandbox().inquire(later(bad, method.delay())))).isEqualTo(refused);
    }

    static Stream<PaymentMethod> methodsButCards() {
        return PaymentMethods.all().stream().filter(method -> !method.id().equals("card"));
    }

    /** Methods of many countries have an account in each, told with the payment. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "sepa_debit, tok_sepa_debit, DE",
        "sepa_debit, tok_sepa_debit_fr, FR",
        "sepa_transfer, tok_sepa_transfer_at, AT",
        "sepa_transfer, tok_sepa_transfer,",
        "bacs_debit, tok_bacs_debit, DE",
    })
    void accounts(String method, String token, String country) {
        Charge charge = with(method, token);
        ChargeResult found = sandbox().resume(after(charge, SandboxOutcome.SUCCESS));
        assertThat(found).isInstanceOf(ChargeResult.Captured.class);
        InstrumentDetails account = ((ChargeResult.Captured) found).details().instrument();
        assertThat(account == null ? null : account.country()).isEqualTo(country);
    }

    @Test
    void oneCountryNeedsNoTokensOfCountries() {
        assertThat(SandboxTokens.find("tok_ach_debit_us")).isNull();
        assertThat(SandboxTokens.find("tok_card_de")).isNull();
    }

    @Test
    void aSettledOutcomeCountsWhateverTokenAndTimeSay() {
        Charge good = with("sepa_debit", "tok_sepa_debit");
        Charge bad = with("sepa_debit", "tok_sepa_debit_fail");
        assertThat(word(sandbox().resume(after(good, SandboxOutcome.SUCCESS))))
                .isEqualTo("captured");
        assertThat(word(sandbox().resume(after(good, SandboxOutcome.FAILURE)))).isEqualTo(UNPAID);
        assertThat(word(sandbox().resume(after(bad, SandboxOutcome.SUCCESS))))
                .isEqualTo("captured");
        assertThat(word(sandbox().inquire(after(bad, SandboxOutcome.SUCCESS))))
                .isEqualTo("captured");
    }

    @Test
    void theBuyerIsToldWhatToDo() {
        assertThat(instructions("oxxo")).isInstanceOf(Instructions.Voucher.class);
        assertThat(instructions("sepa_transfer")).isInstanceOf(Instructions.Transfer.class);
        assertThat(instructions("ach_debit")).isInstanceOf(Instructions.Debit.class);
        assertThat(instructions("m_pesa")).isEqualTo(new Instructions.Approve());
    }

    @Test
    void waitsLongerThanTheMoneyTakes() {
        assertThat(methodsButCards().filter(PaymentMethod::asynchronous))
                .isNotEmpty()
                .allSatisfy(method -> {
                    ChargeResult.Pending pending = pending(method.id());
                    assertThat(pending.expectedAt()).isEqualTo(NOON.plus(method.delay()));
                    assertThat(pending.expiresAt()).isAfter(pending.expectedAt());
                });
    }

    private static Instructions instructions(String method) {
        return pending(method).instructions();
    }

    private static ChargeResult.Pending pending(String method) {
        return (ChargeResult.Pending) sandbox().charge(with(method, "tok_" + method));
    }

    private static PaymentMethod sandboxMethod(String id) {
        return PaymentMethods.all().stream()
                .filter(method -> method.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
