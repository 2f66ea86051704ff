package dev.kontor.risk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.platform.AuditLog;
import dev.kontor.platform.TestPlatform;
import dev.kontor.platform.VendorId;
import dev.kontor.web.TestWeb;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code /v1/risk/…} as clients see it. */
class RiskApiTest {
    private final VendorId vendor = TestPlatform.newVendor();
    private final AuditLog audit = new AuditLog(TestPlatform.database());
    private final TestWeb web = web();

    private TestWeb web() {
        Lists lists = new Lists(TestPlatform.database(), TestPlatform.vault());
        Risk risk =
                new Risk(TestPlatform.database(), TestPlatform.vault(), Optional.empty(), lists);
        return TestWeb.of(
                vendor,
                new EvaluationController(risk, TestPlatform.clocks()),
                new RiskListController(
                        lists,
                        TestPlatform.vault(),
                        audit,
                        TestWeb.idempotent(),
                        TestPlatform.clocks()));
    }

    @Test
    void an_order_is_judged_without_being_placed() {
        TestWeb.Answer calm =
                web.post(
                        "/v1/risk/evaluations",
                        """
                        {"email": "ada@example.com", "country": "DE", "ip": "192.0.2.7",
                         "amount": 11900, "currency": "EUR", "card": {"country": "DE"}}
                        """);
        TestWeb.Answer wild =
                web.post(
                        "/v1/risk/evaluations",
                        """
                        {"email": "x@mailinator.com", "name": "asdf", "country": "US",
                         "ip": "8.8.8.8", "network": "vpn", "amount": 11900, "currency": "USD",
                         "card": {"country": "FR"}}
                        """);

        assertThat(calm.status()).as(calm.body().toString()).isEqualTo(200);
        assertThat(calm.body().at("/score").intValue()).isEqualTo(10);
        assertThat(calm.text("/decision")).isEqualTo("accept");
        assertThat(calm.body().at("/reasons")).isEmpty();
        assertThat(calm.text("/signals/0/code")).isEqualTo("new_email");
        assertThat(calm.text("/ip_country")).isEqualTo("DE");
        assertThat(wild.body().at("/score").intValue()).isEqualTo(90);
        assertThat(wild.text("/decision")).isEqualTo("reject");
        assertThat(wild.text("/reasons/0")).isEqualTo("ip_vpn");
        assertThat(wild.text("/ip_country")).isEqualTo("US");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    email   | EVE@Example.com | "email": "eve@example.com"
                    ip      | 8.8.8.1         | "ip": "8.8.8.200"
                    ip      | 8.8.8.0/24      | "ip": "8.8.8.200"
                    address | 8.8.8.8         | "ip": "8.8.8.8"
                    card    | fp_1            | "card": {"fingerprint": "fp_1"}
                    bin     | 42424242        | "card": {"bin": "424242"}
                    device  | d-1             | "device": "d-1"
                    tax_id  | de 136.695.976  | "tax_id": "DE136695976"
                    name    | Möriarty, James | "name": "james moriarty"
                    """)
    void a_blocked_value_is_rejected_until_it_is_removed(String kind, String value, String member) {
        TestWeb.Answer made =
                web.post(
                        "/v1/risk/lists",
                        """
                        {"list": "block", "kind": "%s", "value": "%s", "reason": "seen before"}
                        """
                                .formatted(kind, value));
        assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
        assertThat(made.text("/value")).isEqualTo(value);

        TestWeb.Answer blocked = evaluate(member);
        assertThat(blocked.text("/decision")).isEqualTo("reject");
        assertThat(blocked.text("/reasons/0")).isEqualTo("blocklist_" + kind);
        assertThat(web.get("/v1/risk/lists?kind=" + kind).text("/data/0/value")).isEqualTo(value);
        assertThat(web.delete("/v1/risk/lists/" + made.text("/id")).status()).isEqualTo(204);
        assertThat(evaluate(member).text("/decision")).isEqualTo("accept");
        assertThat(web.delete("/v1/risk/lists/" + made.text("/id")).status()).isEqualTo(404);
        assertThat(audit.latest(vendor, 1).getFirst().entry().action())
                .isEqualTo("risk_list.removed");
    }

    @Test
    void an_allowed_address_is_accepted_but_for_sanctions_and_for_a_time() {
        web.post(
                "/v1/risk/lists",
                "{\"list\": \"allow\", \"kind\": \"email\", \"value\": \"a@mailinator.com\"}");
        String wild =
                "\"country\": \"US\", \"email\": \"a@mailinator.com\", \"name\": \"James Moriarty\", \"ip\": \"8.8.8.8\","
                        + " \"network\": \"tor\", \"card\": {\"country\": \"FR\", \"cvv_mismatch\": true}";
        assertThat(evaluate(wild).text("/decision")).isEqualTo("accept");
        assertThat(evaluate(wild).text("/reasons/0")).isEqualTo("allowlist_email");

        web.post(
                "/v1/risk/lists",
                "{\"list\": \"block\", \"kind\": \"name\", \"value\": \"Moriarty James\"}");
        assertThat(evaluate(wild).text("/reasons/0")).isEqualTo("blocklist_name");

        TestWeb.Answer renewed =
                web.post(
                        "/v1/risk/lists",
                        """
                        {"list": "block", "kind": "name", "value": "James Moriarty",
                         "expires_at": "2020-01-01T00:00:00Z"}
                        """);
        assertThat(renewed.status()).isEqualTo(201);
        assertThat(web.get("/v1/risk/lists?list=block").body().at("/data")).hasSize(1);
        assertThat(evaluate(wild).text("/decision")).isEqualTo("accept");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "email": "none"                    | /email invalid_format
                    "email": 5                         | /email wrong_type
                    "email": null                      | /email required
                    "country": "Germany"               | /country invalid_format
                    "ip": "300.1.1.1"                  | /ip invalid_value
                    "ip": "example.com"                | /ip invalid_value
                    "amount": -1                       | /amount out_of_range
                    "amount": 1e30                     | /amount wrong_type
                    "amount": 1000000000001            | /amount out_of_range
                    "currency": "???"                  | /currency invalid_value
                    "network": "wifi"                  | /network invalid_value
                    "declines": -1                     | /declines out_of_range
                    "median_amount": -5                | /median_amount out_of_range
                    "seconds_to_submit": 99999999999   | /seconds_to_submit out_of_range
                    "card": {"bin": "12", "color": 1}  | /card/color unknown_field, /card/bin invalid_format
                    "card": "visa"                     | /card wrong_type
                    "vpn": true                        | /vpn unknown_field
                    """)
    void a_malformed_evaluation_is_refused(String member, String faults) {
        TestWeb.Answer answer = evaluate(member);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(String.join(", ", answer.faults())).isEqualTo(faults);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {}                                                            | /list required, /kind required, /value required
                    {"list": "gray", "kind": "email", "value": "a@b.example"}     | /list invalid_value
                    {"list": "block", "kind": "shoe", "value": "a"}               | /kind invalid_value
                    {"list": "block", "kind": "email", "value": ""}               | /value too_short
                    {"list": "block", "kind": "email", "value": "   "}            | /value invalid_value
                    {"list": "block", "kind": "ip", "value": "example.com"}       | /value invalid_value
                    {"list": "block", "kind": "bin", "value": "1234"}             | /value invalid_value
                    {"list": "block", "kind": "tax_id", "value": "---"}           | /value invalid_value
                    {"list": "block", "kind": "name", "value": "1234"}            | /value invalid_value
                    {"list": "block", "kind": "email", "value": "a", "expires_at": "soon"} | /expires_at invalid_format
                    {"list": "block", "kind": "email", "value": "a", "expires_at": "+99999-01-01T00:00:00Z"} | /expires_at invalid_format
                    {"list": "block", "kind": "email", "value": "a", "expires_at": "1969-12-31T23:59:59Z"} | /expires_at out_of_range
                    {"list": "block", "kind": "email", "value": "a", "until": 1}  | /until unknown_field
                    """)
    void a_malformed_entry_is_refused(String body, String faults) {
        TestWeb.Answer answer = web.post("/v1/risk/lists", body);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(String.join(", ", answer.faults())).isEqualTo(faults);
    }

    @Test
    void lists_need_their_scopes_and_right_filters() {
        assertThat(
                        web.withScopes("risk:read")
                                .post(
                                        "/v1/risk/lists",
                                        "{\"list\": \"block\", \"kind\": \"email\", \"value\": \"a@b.example\"}")
                                .status())
                .isEqualTo(403);
        assertThat(web.withScopes("orders:read").get("/v1/risk/lists").status()).isEqualTo(403);
        assertThat(web.get("/v1/risk/lists?kind=shoe").faults())
                .containsExactly("/kind invalid_value");
        assertThat(web.delete("/v1/risk/lists/x").status()).isEqualTo(404);
    }

    /** A right evaluation in which one member was replaced. */
    private TestWeb.Answer evaluate(String members) {
        StringBuilder body = new StringBuilder("{").append(members);
        for (String member :
                new String[] {
                    "\"email\": \"ada@example.com\"",
                    "\"country\": \"US\"",
                    "\"amount\": 100",
                    "\"currency\": \"USD\""
                }) {
            if (!members.contains(member.substring(0, member.indexOf(':') + 1))) {
                body.append(", ").append(member);
            }
        }
        return web.post("/v1/risk/evaluations", body.append('}').toString());
    }
}
