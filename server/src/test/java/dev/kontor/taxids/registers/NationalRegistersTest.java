package dev.kontor.taxids.registers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.kontor.platform.Settings;
import dev.kontor.taxids.forms.TaxIds;
import dev.kontor.taxids.registers.TaxRegister.Answer;
import dev.kontor.taxids.registers.TaxRegister.Inquiry;
import dev.kontor.taxids.registers.TaxRegister.Status;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The national registers as they answer, and who is asked where. */
class NationalRegistersTest {
    private static final String TOKEN =
            "{\"access_token\": \"T1\", \"token_type\": \"bearer\", \"expires_in\": 14400, \"scope\": \"read:vat\"}";
    private static final String BRITISH =
            """
            {"target": {"name": "Credite Sberger Donal Inc.", "vatNumber": "434031494",
                        "address": {"line1": "131B Barton Hamlet", "postcode": "SW97 5CK", "countryCode": "GB"}},
             "requester": "591819014", "consultationNumber": "kZb-vGr-M4p",
             "processingDate": "2024-11-19T15:11:52+00:00"}
            """;

    private final TestRegisters all = new TestRegisters();

    @AfterEach
    void stop() {
        all.close();
    }

    @Test
    void hmrcIsAskedWithATokenThatIsKept() {
        all.server.answers(200, TOKEN).answers(200, BRITISH).answers(200, BRITISH);
        Answer answer = all.ask("GB", "GB434031494", "GB591819014", null);
        assertThat(answer)
                .isEqualTo(
                        Answer.valid("kZb-vGr-M4p", "Credite Sberger Donal Inc.")
                                .at("131B Barton Hamlet, SW97 5CK"));
        all.ask("GB", "GB434031494", "DE123456788", null);
        List<FakeServer.Asked> asked = all.server.asked();
        assertThat(asked)
                .extracting(FakeServer.Asked::path)
                .containsExactly(
                        "/oauth/token",
                        "/organisations/vat/check-vat-number/lookup/434031494/591819014",
                        "/organisations/vat/check-vat-number/lookup/434031494");
        assertThat(asked.getFirst().body())
                .isEqualTo(
                        "grant_type=client_credentials&scope=read%3Avat&client_id=the+id"
                                + "&client_secret=the%2Fsecret");
        assertThat(asked.get(1).header("Authorization")).isEqualTo("Bearer T1");
        assertThat(asked.get(1).header("Accept")).isEqualTo("application/vnd.hmrc.2.0+json");
    }

    @Test
    void onlyHmrcsOwnWordsAreANo() {
        all.server.answers(200, TOKEN);
        assertThat(
                        all.ask(
                                "GB",
                                "GB434031494",
                                404,
                                "{\"code\": \"NOT_FOUND\", \"message\": \"targetVrn does not match\"}"))
                .isEqualTo(Answer.invalid());
        assertThat(all.ask("GB", "GB434031494", 404, "<h1>Not Found</h1>").reason())
                .isEqualTo("unexpected_answer");
        assertThat(
                        all.ask("GB", "GB434031494", 429, "{\"code\": \"MESSAGE_THROTTLED_OUT\"}")
                                .reason())
                .isEqualTo("rate_limited");
        assertThat(
                        all.ask("GB", "GB434031494", 503, "{\"code\": \"SCHEDULED_MAINTENANCE\"}")
                                .reason())
                .isEqualTo("service_unavailable");
    }

    @Test
    void aTokenThatHmrcForgotIsAskedForAgainOnce() {
        String forgotten = "{\"code\": \"INVALID_CREDENTIALS\"}";
        all.server
                .answers(200, TOKEN)
                .answers(401, forgotten)
                .answers(200, TOKEN)
                .answers(200, BRITISH);
        assertThat(all.ask("GB", "GB434031494").status()).isEqualTo(Status.VALID);
        all.server.answers(401, forgotten).answers(200, TOKEN).answers(401, forgotten);
        assertThat(all.ask("GB", "GB434031494").reason()).isEqualTo("not_authorized");
    }

    @Test
    void withoutATokenHmrcIsDown() {
        assertThat(all.ask("GB", "GB434031494", 401, "{\"error\": \"invalid_client\"}").reason())
                .isEqualTo("login_refused");
        assertThat(all.ask("GB", "GB434031494", 502, "").reason()).isEqualTo("service_unavailable");
        assertThat(all.ask("GB", "GBGD001").reason()).isEqualTo(Answer.NO_REGISTER);
        assertThat(new Hmrc.Credentials("me", "hidden").toString()).doesNotContain("hidden");
    }

    private static String soap(String body) {
        return "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>"
                + body
                + "</s:Body></s:Envelope>";
    }

    private static String swiss(String result) {
        return soap(
                "<ValidateVatNumberResponse xmlns=\"http://www.uid.admin.ch/xmlns/uid-wse\">"
                        + "<ValidateVatNumberResult>"
                        + result
                        + "</ValidateVatNumberResult></ValidateVatNumberResponse>");
    }

    private static String fault(String code) {
        return soap(
                "<s:Fault><faultcode>s:Client</faultcode><faultstring>"
                        + code
                        + "</faultstring></s:Fault>");
    }

    @Test
    void theSwissRegisterIsAskedBySoap() {
        assertThat(all.ask("CH", "CHE-107.787.577 MWST", 200, swiss("true")))
                .isEqualTo(Answer.valid(null, null));
        assertThat(all.ask("CH", "CHE-107.787.577", 200, swiss("false")))
                .isEqualTo(Answer.invalid());
        assertThat(all.ask("LI", "CHE-107.787.577", 200, swiss("true")).status())
                .isEqualTo(Status.VALID);
        FakeServer.Asked asked = all.server.asked().getFirst();
        assertThat(asked.body()).contains("<vatNumber>CHE107787577</vatNumber>");
        assertThat(asked.header("SOAPAction"))
                .isEqualTo(
                        "\"http://www.uid.admin.ch/xmlns/uid-wse/IPublicServices/ValidateVatNumber\"");
        assertThat(all.ask("CH", "CHE107787577", 500, fault("Data_validation_failed")))
                .isEqualTo(Answer.invalid());
        assertThat(all.ask("CH", "CHE107787577", 500, fault("Request_limit_exceeded")).reason())
                .isEqualTo("request_limit_exceeded");
        assertThat(all.ask("CH", "CHE107787577", 200, "<html/>").reason())
                .isEqualTo("unexpected_answer");
    }

    private static String abn(String status, String gst) {
        return "c({\"Abn\":\"51824753556\",\"AbnStatus\":\""
                + status
                + "\",\"AbnStatusEffectiveFrom\":\"2000-07-01\",\"Acn\":\"\",\"AddressPostcode\":\"2600\","
                + "\"BusinessName\":[],\"EntityName\":\"AUSTRALIAN TAXATION OFFICE\",\"Gst\":"
                + gst
                + ",\"Message\":\"\"})";
    }

    private static String abnMessage(String message) {
        return "c({\"Abn\":\"\",\"AbnStatus\":\"\",\"EntityName\":\"\",\"Gst\":null,\"Message\":\""
                + message
                + "\"})";
    }

    @Test
    void inAustraliaGstIsWhatCounts() {
        assertThat(all.ask("AU", "51 824 753 556", 200, abn("Active", "\"2000-07-01\"")))
                .isEqualTo(Answer.valid(null, "AUSTRALIAN TAXATION OFFICE"));
        assertThat(all.server.asked().getFirst().path())
                .isEqualTo("/AbnDetails.aspx?callback=c&abn=51824753556&guid=a-guid");
        assertThat(all.ask("AU", "51824753556", 200, abn("Active", "null")))
                .isEqualTo(Answer.invalid());
        assertThat(all.ask("AU", "51824753556", 200, abn("Cancelled", "\"2000-07-01\"")))
                .isEqualTo(Answer.invalid());
        assertThat(
                        all.ask(
                                "AU",
                                "51824753556",
                                200,
                                abnMessage("Search text is not a valid ABN or ACN")))
                .isEqualTo(Answer.invalid());
        assertThat(
                        all.ask(
                                        "AU",
                                        "51824753556",
                                        200,
                                        abnMessage(
                                                "The GUID entered is not recognised as a Registered Party"))
                                .reason())
                .isEqualTo("not_authorized");
        assertThat(all.ask("AU", "51824753556", 200, "<html>{}</html>").reason())
                .isEqualTo("unexpected_answer");
    }

    private static String norwegian(boolean registered) {
        return "{\"organisasjonsnummer\": \"995525828\", \"navn\": \"HEI AS\","
                + " \"registrertIMvaregisteret\": "
                + registered
                + ", \"konkurs\": false}";
    }

    @Test
    void inNorwayTheVatRegisterIsWhatCounts() {
        assertThat(all.ask("NO", "995 525 828 MVA", 200, norwegian(true)))
                .isEqualTo(Answer.valid(null, "HEI AS"));
        assertThat(all.server.asked().getFirst().path()).isEqualTo("/enheter/995525828");
        assertThat(all.ask("NO", "995525828", 200, norwegian(false))).isEqualTo(Answer.invalid());
        assertThat(all.ask("NO", "995525828", 404, "")).isEqualTo(Answer.invalid());
        assertThat(all.ask("NO", "995525828", 410, "{}")).isEqualTo(Answer.invalid());
        assertThat(all.ask("NO", "995525828", 200, "{}").reason()).isEqualTo("unexpected_answer");
    }

    @Test
    void inNewZealandMostKeepTheirGstNumberPrivate() {
        String entity =
                "{\"nzbn\": \"9429000106078\", \"entityName\": \"ACME LIMITED\","
                        + " \"entityStatusCode\": \"50\", \"gstNumbers\": %s}";
        assertThat(
                        all.ask(
                                "NZ",
                                "9429000106078",
                                200,
                                entity.formatted("[{\"gstNumber\": \"49091850\"}]")))
                .isEqualTo(Answer.valid(null, "ACME LIMITED"));
        assertThat(all.server.asked().getFirst().header("Ocp-Apim-Subscription-Key"))
                .isEqualTo("a-key");
        assertThat(all.ask("NZ", "9429000106078", 200, entity.formatted("[]")))
                .isEqualTo(Answer.noRegister());
        assertThat(
                        all.ask(
                                "NZ",
                                "9429000106078",
                                200,
                                entity.formatted("[]").replace("\"50\"", "\"80\"")))
                .isEqualTo(Answer.invalid());
        assertThat(all.ask("NZ", "9429000106078", 404, "{}")).isEqualTo(Answer.invalid());
        assertThat(all.ask("NZ", "49-091-850")).isEqualTo(Answer.noRegister());
    }

    @Test
    void inSingaporeOnlyARegistrationsStatusIsANo() {
        String found =
                "{\"returnCode\": %s, \"data\": {\"name\": \"ACME PTE. LTD.\","
                        + " \"gstRegistrationNumber\": \"M90312345A\", \"Status\": \"%s\"}}";
        assertThat(all.ask("SG", "M90312345A", 200, found.formatted("10", "Registered")))
                .isEqualTo(Answer.valid(null, "ACME PTE. LTD."));
        assertThat(all.server.asked().getFirst().header("X-IBM-Client-Secret"))
                .isEqualTo("iras-secret");
        assertThat(all.ask("SG", "M90312345A", 200, found.formatted("\"10\"", "Deregistered")))
                .isEqualTo(Answer.invalid());
        assertThat(all.ask("SG", "M90312345A", 200, "{\"returnCode\": 30}").status())
                .isEqualTo(Status.UNAVAILABLE);
        assertThat(all.ask("SG", "M90312345A", 401, "{}").reason()).isEqualTo("not_authorized");
    }

    @Test
    void withoutAnAccountNobodyIsAsked() {
        try (Registers bare = Registers.of(Settings.of(name -> null))) {
            for (Map.Entry<String, String> one :
                    Map.of(
                                    "GB", "GB434031494",
                                    "AU", "51824753556",
                                    "NZ", "49091850",
                                    "SG", "M90312345A",
                                    "ZA", "9038439288",
                                    "LI", "12345",
                                    "IN", "27AAPFU0939F1ZV",
                                    "JP", "T7000012050002",
                                    "CL", "76.086.428-5",
                                    "FJ", "501234509")
                            .entrySet()) {
                assertThat(ask(bare, one.getKey(), one.getValue()))
                        .as(one.getKey())
                        .isEqualTo(Answer.noRegister());
            }
        }
    }

    private static Answer ask(TaxRegister register, String country, String id) {
        return register.ask(
                new Inquiry(TaxIds.check(country, id), null, null, null, TestRegisters.NOW));
    }

    @Test
    void secretsTravelOverTlsOnly() {
        Settings open =
                Settings.of(name -> name.equals("KONTOR_VIES_URL") ? "http://vies.example" : null);
        assertThatIllegalStateException()
                .isThrownBy(() -> Registers.of(open))
                .withMessageContaining("KONTOR_VIES_URL");
    }

    @Test
    void moreThanThePlacesThereAreDoNotWaitLong() {
        GuardedRegister full =
                new GuardedRegister("full", it -> Answer.invalid(), new Semaphore(0));
        assertThat(ask(full, "NO", "995525828").reason()).isEqualTo("busy");
    }
}
