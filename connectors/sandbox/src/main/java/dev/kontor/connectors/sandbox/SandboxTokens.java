package dev.kontor.connectors.sandbox;

import dev.kontor.gateway.PaymentMethod;
import dev.kontor.gateway.PaymentMethod.Flow;
import dev.kontor.gateway.PaymentMethods;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All tokens: the cards of the table; a Visa card of each country as {@code tok_visa_{cc}}, and as
 * {@code tok_visa_{cc}_late} one whose country is told only with the payment; {@code tok_{method}}
 * and {@code tok_{method}_fail} for every payment method but cards; and an account of each country
 * for the methods that have one number for all of them, such as {@code tok_sepa_debit_{cc}}.
 *
 * <p>Numbers are those that developers know from other sandboxes; the three of timeouts are our
 * own.
 */
final class SandboxTokens {
    private static final String VISA_OF = "tok_visa_";
    private static final String CARDS =
            """
            tok_visa;                   4242424242424242; visa;       APPROVE
            tok_mastercard;             5555555555554444; mastercard; APPROVE
            tok_amex;                   378282246310005;  amex;       APPROVE
            tok_declined;               4000000000000002; visa;       DECLINED
            tok_insufficient_funds;     4000000000009995; visa;       INSUFFICIENT_FUNDS
            tok_stolen;                 4000000000009979; visa;       STOLEN
            tok_expired;                4000000000000069; visa;       EXPIRED
            tok_incorrect_cvc;          4000000000000127; visa;       INCORRECT_CVC
            tok_sca_required;           4000002500003155; visa;       SCA_REQUIRED
            tok_sca_failed;             4000008400001629; visa;       SCA_FAILED
            tok_timeout;                4000000000006108; visa;       TIMEOUT
            tok_timeout_lost;           4000000000006116; visa;       TIMEOUT_LOST
            tok_timeout_unresolved;     4000000000006124; visa;       TIMEOUT_UNRESOLVED
            tok_gateway_down;           4000000000000119; visa;       GATEWAY_DOWN
            tok_refund_fails;           4000000000005126; visa;       REFUND_FAILS
            tok_attach_ok_charge_fails; 4000000000000341; visa;       RENEWALS_FAIL
            tok_dispute_fraud;          4000000000000259; visa;       APPROVE
            tok_dispute_not_received;   4000000000002685; visa;       APPROVE
            tok_early_fraud_warning;    4000000000005423; visa;       APPROVE
            tok_visa_at;                4000000400000008; visa;       APPROVE
            tok_visa_au;                4000000360000006; visa;       APPROVE
            tok_visa_br;                4000000760000002; visa;       APPROVE
            tok_visa_ca;                4000001240000000; visa;       APPROVE
            tok_visa_ch;                4000007560000009; visa;       APPROVE
            tok_visa_de;                4000002760000016; visa;       APPROVE
            tok_visa_es;                4000007240000007; visa;       APPROVE
            tok_visa_fr;                4000002500000003; visa;       APPROVE
            tok_visa_gb;                4000008260000000; visa;       APPROVE
            tok_visa_in;                4000003560000008; visa;       APPROVE
            tok_visa_it;                4000003800000008; visa;       APPROVE
            tok_visa_jp;                4000003920000003; visa;       APPROVE
            tok_visa_nl;                4000005280000002; visa;       APPROVE
            tok_visa_pl;                4000006160000005; visa;       APPROVE
            tok_visa_se;                4000007520000008; visa;       APPROVE
            tok_visa_us;                4000008400000001; visa;       APPROVE
            """;

    private static final Map<String, SandboxToken.Card> BY_NUMBER = table();
    private static final Map<String, SandboxToken> ALL = all();

    private SandboxTokens() {}

    static @Nullable SandboxToken find(String token) {
        return ALL.get(token);
    }

    /** The cards of the table by their number, in its order. */
    static Map<String, SandboxToken.Card> byNumber() {
        return BY_NUMBER;
    }

    private static Map<String, SandboxToken.Card> table() {
        Map<String, SandboxToken.Card> cards = new LinkedHashMap<>();
        CARDS.lines()
                .map(row -> Arrays.stream(row.split(";", -1)).map(String::strip).toList())
                .forEach(cell -> cards.put(cell.get(1), card(cell)));
        return Collections.unmodifiableMap(cards);
    }

    private static Map<String, SandboxToken> all() {
        Map<String, SandboxToken> tokens = new HashMap<>();
        for (String country : Locale.getISOCountries()) {
            put(tokens, visa(country, true));
            put(tokens, visa(country, false));
        }
        BY_NUMBER.values().forEach(card -> put(tokens, card));
        for (PaymentMethod method : PaymentMethods.all()) {
            if (!method.id().equals("card")) {
                put(tokens, other("tok_" + method.id(), method, null, true));
                put(tokens, other("tok_" + method.id() + "_fail", method, null, false));
            }
            if (method.flow() == Flow.DEBIT || method.flow() == Flow.TRANSFER) {
                accounts(method).forEach(account -> put(tokens, account));
            }
        }
        return Map.copyOf(tokens);
    }

    private static Stream<SandboxToken> accounts(PaymentMethod method) {
        return method.countries().stream()
                .filter(any -> method.countries().size() > 1)
                .map(country ->
                        other(
                                "tok_" + method.id() + "_" + country.toLowerCase(Locale.ROOT),
                                method,
                                country,
                                true));
    }

    private static void put(Map<String, SandboxToken> tokens, SandboxToken token) {
        tokens.put(token.token(), token);
    }

    private static SandboxToken.Card card(List<String> cell) {
        String token = cell.get(0);
        String country =
                token.startsWith(VISA_OF)
                        ? token.substring(VISA_OF.length()).toUpperCase(Locale.ROOT)
                        : null;
        return new SandboxToken.Card(
                token,
                cell.get(2),
                cell.get(1).substring(cell.get(1).length() - 4),
                country,
                true,
                Behavior.valueOf(cell.get(3)),
                Mark.fingerprint(token));
    }

    private static SandboxToken.Card visa(String country, boolean told) {
        String token = VISA_OF + country.toLowerCase(Locale.ROOT) + (told ? "" : "_late");
        return new SandboxToken.Card(
                token, "visa", "4242", country, told, Behavior.APPROVE, Mark.fingerprint(token));
    }

    private static SandboxToken.Other other(
            String token, PaymentMethod method, @Nullable String country, boolean succeeds) {
        return new SandboxToken.Other(token, method, country, succeeds, Mark.fingerprint(token));
    }
}
