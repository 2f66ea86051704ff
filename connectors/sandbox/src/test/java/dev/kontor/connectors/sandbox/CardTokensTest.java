package dev.kontor.connectors.sandbox;

import static dev.kontor.connectors.sandbox.Requests.after;
import static dev.kontor.connectors.sandbox.Requests.card;
import static dev.kontor.connectors.sandbox.Requests.later;
import static dev.kontor.connectors.sandbox.Requests.renewal;
import static dev.kontor.connectors.sandbox.Requests.sandbox;
import static dev.kontor.connectors.sandbox.Requests.sandboxB;
import static dev.kontor.connectors.sandbox.Requests.submitted;
import static dev.kontor.connectors.sandbox.Requests.word;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.gateway.Submitted.Operation;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every card token in every operation, on both gateways (the contract's section 4, Sandbox). */
class CardTokensTest {
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final String CHARGES =
            """
            # token                    | the buyer pays on sandbox     | sandbox_b | a renewal
            tok_visa                   | captured                      | same      | same
            tok_visa_us                | captured                      | same      | same
            tok_mastercard             | captured                      | same      | same
            tok_amex                   | captured                      | same      | same
            tok_declined               | GENERIC do_not_honor          | same      | same
            tok_insufficient_funds     | FUNDS insufficient_funds      | same      | same
            tok_stolen                 | HARD stolen_card              | same      | same
            tok_expired                | DATA expired_card             | same      | same
            tok_incorrect_cvc          | DATA incorrect_cvc            | same      | same
            tok_sca_required           | action                        | same      | captured
            tok_sca_failed             | DATA authentication_failed    | same      | same
            tok_timeout                | unknown                       | same      | same
            tok_timeout_lost           | unknown                       | captured  | same
            tok_timeout_unresolved     | unknown                       | same      | same
            tok_gateway_down           | TECHNICAL gateway_unavailable | captured  | same
            tok_refund_fails           | captured                      | same      | same
            tok_attach_ok_charge_fails | captured                      | same      | GENERIC do_not_honor
            tok_dispute_fraud          | captured                      | same      | same
            tok_dispute_not_received   | captured                      | same      | same
            tok_early_fraud_warning    | captured                      | same      | same
            """;

    /** What is not named here is found as it was answered. */
    private static final String INQUIRIES =
            """
            # token                    | on sandbox                    | sandbox_b
            tok_visa                   | captured                      | same
            tok_declined               | GENERIC do_not_honor          | same
            tok_stolen                 | HARD stolen_card              | same
            tok_sca_required           | action                        | same
            tok_sca_failed             | DATA authentication_failed    | same
            tok_timeout                | captured                      | same
            tok_timeout_lost           | not processed                 | captured
            tok_timeout_unresolved     | unresolved                    | same
            tok_gateway_down           | not processed                 | captured
            tok_refund_fails           | captured                      | same
            tok_attach_ok_charge_fails | captured                      | same
            """;

    private static final String RETURNS =
            """
            # token                | authenticated              | not authenticated
            tok_sca_required       | captured                   | DATA authentication_failed
            tok_sca_failed         | DATA authentication_failed | same
            tok_visa               | captured                   | same
            tok_timeout            | unknown                    | same
            tok_timeout_unresolved | unknown                    | same
            """;

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = CHARGES)
    void charges(String token, String first, String second, String renewal) {
        assertThat(word(sandbox().charge(card(token)))).isEqualTo(first);
        assertThat(word(sandboxB().charge(card(token)))).isEqualTo(or(first, second));
        assertThat(word(sandbox().charge(renewal(token)))).isEqualTo(or(first, renewal));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = CHARGES)
    void authorizations(String token, String first, String second, String renewal) {
        assertThat(word(sandbox().authorize(card(token)))).isEqualTo(held(first));
        assertThat(word(sandboxB().authorize(card(token)))).isEqualTo(held(or(first, second)));
        assertThat(word(sandbox().authorize(renewal(token)))).isEqualTo(held(or(first, renewal)));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = INQUIRIES)
    void inquiries(String token, String first, String second) {
        assertThat(word(sandbox().inquire(later(card(token), SOON)))).isEqualTo(first);
        assertThat(word(sandboxB().inquire(later(card(token), SOON)))).isEqualTo(or(first, second));
        assertThat(word(sandbox().inquire(submitted(card(token), Operation.AUTHORIZE, null, SOON))))
                .isEqualTo(held(first));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = RETURNS)
    void returns(String token, String success, String failure) {
        assertThat(word(sandbox().resume(after(card(token), SandboxOutcome.SUCCESS))))
                .isEqualTo(success);
        assertThat(word(sandbox().resume(after(card(token), SandboxOutcome.FAILURE))))
                .isEqualTo(or(success, failure));
    }

    private static String or(String usual, String cell) {
        return cell.equals("same") ? usual : cell;
    }

    private static String held(String charged) {
        return charged.equals("captured") ? "authorized" : charged;
    }
}
