package dev.kontor.taxids.registers;

import static dev.kontor.taxids.registers.TestRegisters.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.platform.Json;
import dev.kontor.taxids.registers.TaxRegister.Answer;
import dev.kontor.taxids.registers.TaxRegister.Status;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** VIES as its REST service answers: yes, no, and all the ways in which it does not. */
class ViesTest {
    private static final String SEVERAL_FIELDS =
            """
            "requestDate": "2026-10-02T22:22:57.134Z", "traderName": "---", "traderStreet": "---",
            "traderPostalCode": "---", "traderCity": "---", "traderCompanyType": "---",
            "traderStreetMatch": "NOT_PROCESSED", "traderPostalCodeMatch": "NOT_PROCESSED",
            "traderCityMatch": "NOT_PROCESSED", "traderCompanyTypeMatch": "NOT_PROCESSED"}
            """;
    private static final String YES =
            """
            {"countryCode": "FR", "vatNumber": "40303265045", "valid": true,
             "requestIdentifier": "WAPIAAAAZ8Cq1x2b", "name": "SA SODIMAS",
             "address": "RUE JEAN", "traderNameMatch": "NOT_PROCESSED",
            """
                    + SEVERAL_FIELDS;
    private static final String NO =
            """
            {"countryCode": "FR", "vatNumber": "40303265045", "valid": false,
             "requestIdentifier": "", "name": "---", "address": "---",
             "traderNameMatch": "NOT_PROCESSED",
            """
                    + SEVERAL_FIELDS;

    private final TestRegisters vies = new TestRegisters();

    @AfterEach
    void stop() {
        vies.close();
    }

    private static String error(String code) {
        return "{\"actionSucceed\": false, \"errorWrappers\": [{\"error\": \"" + code + "\"}]}";
    }

    private JsonNode sent(int call) {
        return Json.mapper().readTree(vies.server.asked().get(call).body());
    }

    @Test
    void yesHasAConsultationNumberForTheSellerWhoAsked() {
        vies.server.answers(200, YES);
        Answer answer = vies.ask("FR", "FR40303265045", "DE123456788", "Sodimas");
        assertThat(answer).isEqualTo(Answer.valid("WAPIAAAAZ8Cq1x2b", "SA SODIMAS").at("RUE JEAN"));
        assertThat(vies.server.asked().getFirst().path()).isEqualTo("/check-vat-number");
        assertThat(sent(0))
                .isEqualTo(
                        Json.mapper()
                                .readTree(
                                        """
                                        {"countryCode": "FR", "vatNumber": "40303265045",
                                         "requesterMemberStateCode": "DE",
                                         "requesterNumber": "123456788", "traderName": "Sodimas"}
                                        """));
    }

    @Test
    void aSellerOutsideTheUnionAsksWithoutItsOwn() {
        vies.server.answers(200, YES);
        vies.ask("FR", "FR40303265045", "CHE107787577", null);
        assertThat(sent(0).has("requesterNumber")).isFalse();
        assertThat(sent(0).has("traderName")).isFalse();
    }

    @Test
    void noIsNo() {
        assertThat(vies.ask("FR", "FR40303265045", 200, NO)).isEqualTo(Answer.invalid());
    }

    @Test
    void aMemberStateThatKeepsNamesSecretMayCompareThem() {
        String secret = YES.replace("SA SODIMAS", "---");
        assertThat(vies.ask("FR", "FR40303265045", 200, secret).name()).isNull();
        String other =
                secret.replace(
                        "\"traderNameMatch\": \"NOT_PROCESSED\"",
                        "\"traderNameMatch\": \"INVALID\"");
        Answer answer = vies.ask("FR", "FR40303265045", 200, other);
        assertThat(answer.status()).isEqualTo(Status.VALID);
        assertThat(answer.otherName()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MS_UNAVAILABLE",
                "MS_MAX_CONCURRENT_REQ",
                "MS_MAX_CONCURRENT_REQ_TIME",
                "SERVICE_UNAVAILABLE",
                "TIMEOUT",
                "IP_BLOCKED",
                "VAT_BLOCKED",
                "GLOBAL_MAX_CONCURRENT_REQ",
                "GLOBAL_MAX_CONCURRENT_REQ_TIME",
                "INVALID_REQUESTER_INFO",
                "SOMETHING_NEW"
            })
    void whatGoesWrongIsNeitherYesNorNo(String code) {
        for (int status : new int[] {200, 400, 500}) {
            try (TestRegisters one = new TestRegisters()) {
                Answer answer = one.ask("FR", "FR40303265045", status, error(code));
                assertThat(answer.status()).isEqualTo(Status.UNAVAILABLE);
                assertThat(answer.reason()).isEqualToIgnoringCase(code);
                assertThat(answer.again()).isEqualTo(NOW);
            }
        }
    }

    @Test
    void theOlderFormOfFaultsIsUnderstood() {
        Answer answer =
                vies.ask(
                        "FR",
                        "FR40303265045",
                        200,
                        "{\"isValid\": false, \"userError\": \"MS_UNAVAILABLE\"}");
        assertThat(answer.status()).isEqualTo(Status.UNAVAILABLE);
        assertThat(
                        vies.ask(
                                "FR",
                                "FR40303265045",
                                200,
                                "{\"isValid\": true, \"userError\": \"VALID\"}"))
                .isEqualTo(Answer.valid(null, null));
    }

    @Test
    void aFormThatTheMemberStateDoesNotKnowIsNo() {
        assertThat(vies.ask("FR", "FR40303265045", 400, error("INVALID_INPUT")))
                .isEqualTo(Answer.invalid());
    }

    @Test
    void aSellerWhomViesDoesNotKnowIsLeftOut() {
        vies.server.answers(400, error("INVALID_REQUESTER_INFO")).answers(200, YES);
        Answer answer = vies.ask("FR", "FR40303265045", "DE123456788", null);
        assertThat(answer.status()).isEqualTo(Status.VALID);
        assertThat(sent(1).has("requesterNumber")).isFalse();
    }

    @Test
    void greeceIsElMonacoIsFrance() {
        vies.server.answers(200, YES).answers(200, YES);
        vies.ask("GR", "GR094014201");
        vies.ask("MC", "FR53000004605");
        assertThat(sent(0).path("countryCode").stringValue()).isEqualTo("EL");
        assertThat(sent(1).path("countryCode").stringValue()).isEqualTo("FR");
        assertThat(sent(1).path("vatNumber").stringValue()).isEqualTo("53000004605");
    }

    @Test
    void whatIsNoAnswerAtAllIsDown() {
        assertThat(vies.ask("FR", "FR40303265045", 200, "<html>maintenance</html>").reason())
                .isEqualTo("unexpected_answer");
        assertThat(vies.ask("FR", "FR40303265045", 200, "{\"valid\": \"yes\"}").reason())
                .isEqualTo("unexpected_answer");
        assertThat(vies.ask("DE", "DE136695976", 503, "").reason())
                .isEqualTo("service_unavailable");
        assertThat(vies.ask("DE", "DE136695976", 200, "x".repeat(300_000)).reason())
                .isEqualTo("unreachable");
        assertThat(vies.ask("IT", "IT00743110157", 302, "").reason())
                .isEqualTo("unexpected_answer");
    }

    @Test
    void whoWantsToBeLeftAloneIs() {
        vies.server.answers(429, "", "120");
        Answer answer = vies.ask("FR", "FR40303265045");
        assertThat(answer.reason()).isEqualTo("rate_limited");
        assertThat(answer.again()).isEqualTo(NOW.plus(Duration.ofMinutes(2)));
    }

    @Test
    void nobodyWaitsForASlowOne() {
        try (TestRegisters slow = new TestRegisters(Duration.ofMillis(200))) {
            assertThat(slow.ask("FR", "FR40303265045", 0, "").reason()).isEqualTo("timeout");
        }
    }

    @Test
    void aServerThatIsGoneIsDown() {
        vies.server.close();
        assertThat(vies.ask("FR", "FR40303265045").reason()).isEqualTo("unreachable");
    }

    @Test
    void aMemberStateThatIsDownIsLeftAloneAndTheOthersAreNot() {
        for (int i = 0; i < 4; i++) {
            vies.ask("FR", "FR40303265045", 200, error("MS_UNAVAILABLE"));
        }
        Answer spared = vies.ask("FR", "FR40303265045");
        assertThat(spared.reason()).isEqualTo("left_alone");
        assertThat(spared.again()).isEqualTo(NOW.plusSeconds(30));
        assertThat(vies.server.asked()).hasSize(4);
        assertThat(vies.ask("DE", "DE136695976", 200, YES).status()).isEqualTo(Status.VALID);
    }
}
