package dev.kontor.taxids.registers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.taxids.registers.TaxRegister.Answer;
import dev.kontor.taxids.registers.TaxRegister.Status;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The registers of India, Japan, Korea, Taiwan and Thailand as they answer. */
class AsianRegistersTest {
    private static final String INDIAN = "27AAPFU0939F1ZV";
    private static final String JAPANESE = "T7000012050002";
    private static final String KOREAN = "1248100998";
    private static final String TAIWANESE = "04595257";
    private static final String THAI = "0105542021041";

    private final TestRegisters all = new TestRegisters();

    @AfterEach
    void stop() {
        all.close();
    }

    private static String taxpayer(String state) {
        return """
        {"stjCd": "MHCG0001", "lgnm": "UTKARSH FOODS PRIVATE LIMITED", "dty": "Regular", "cxdt": "",
         "gstin": "27AAPFU0939F1ZV", "nba": ["Supplier of Services"], "rgdt": "01/07/2017",
         "ctb": "Private Limited Company", "tradeNam": "UTKARSH", "sts": "%s",
         "pradr": {"addr": {"bnm": "", "st": "M G ROAD", "loc": "Pune", "bno": "12", "stcd": "Maharashtra",
                            "pncd": "411001", "flno": ""}, "ntr": "Office"}}
        """
                .formatted(state);
    }

    private static String packed(String json) {
        return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void indiasNetworkIsAskedThroughAProvider() {
        Answer active =
                Answer.valid(null, "UTKARSH FOODS PRIVATE LIMITED")
                        .at("12, M G ROAD, Pune, Maharashtra, 411001");
        String open = "{\"status_cd\": \"1\", \"data\": " + taxpayer("Active") + "}";
        assertThat(all.ask("IN", INDIAN, 200, open)).isEqualTo(active);
        FakeServer.Asked asked = all.server.asked().getFirst();
        assertThat(asked.path()).isEqualTo("/commonapi/v1.1/search?action=TP&gstin=" + INDIAN);
        assertThat(asked.header("clientid")).isEqualTo("gsp-id");
        assertThat(asked.header("client-secret")).isEqualTo("gsp-secret");
        assertThat(asked.header("client_secret")).isEqualTo("gsp-secret");
        String inBase64 =
                "{\"status_cd\": \"1\", \"data\": \"" + packed(taxpayer("Active")) + "\"}";
        assertThat(all.ask("IN", INDIAN, 200, inBase64)).isEqualTo(active);
        assertThat(all.ask("IN", INDIAN, 200, taxpayer("Active"))).isEqualTo(active);
        for (String state : new String[] {"Cancelled suo-moto", "Inactive", "Suspended"}) {
            assertThat(all.ask("IN", INDIAN, 200, taxpayer(state)))
                    .as(state)
                    .isEqualTo(Answer.invalid());
        }
    }

    @Test
    void onlyTheNetworksOwnWordsAreANo() {
        String error =
                "{\"status_cd\": \"0\", \"error\": {\"message\": \"%s\", \"error_cd\": \"%s\"}}";
        assertThat(all.ask("IN", INDIAN, 200, error.formatted("No records found", "FO8000")))
                .isEqualTo(Answer.invalid());
        assertThat(all.ask("IN", INDIAN, 200, error.formatted("Invalid GSTIN / UID", "SWEB_9035")))
                .isEqualTo(Answer.invalid());
        assertThat(
                        all.ask(
                                        "IN",
                                        INDIAN,
                                        200,
                                        error.formatted("Account is Locked", "SWEB_9035"))
                                .reason())
                .isEqualTo("unexpected_answer");
        assertThat(all.ask("IN", INDIAN, 401, error.formatted("Unauthorized", "AUTH403")).reason())
                .isEqualTo("not_authorized");
        assertThat(all.ask("IN", INDIAN, 404, "{}").status()).isEqualTo(Status.UNAVAILABLE);
        String other = taxpayer("Active").replace(INDIAN, "27AAACB2894G1ZJ");
        assertThat(all.ask("IN", INDIAN, 200, other).status()).isEqualTo(Status.UNAVAILABLE);
        assertThat(all.ask("IN", INDIAN, 200, "{\"status_cd\": \"1\", \"data\": \"?\"}").status())
                .isEqualTo(Status.UNAVAILABLE);
        assertThat(new IndiaGstn.Credentials("me", "hidden").toString()).doesNotContain("hidden");
    }

    private static String issuer(String process, String first, String revoked, String lapsed) {
        return """
        {"lastUpdateDate": "2026-02-27", "count": "1", "divideNumber": "1", "divideSize": "1",
         "announcement": [{"sequenceNumber": "1", "registratedNumber": "T7000012050002",
           "process": "%s", "correct": "0", "kind": "2", "country": "1", "latest": "1",
           "registrationDate": "%s", "updateDate": "2023-10-01", "disposalDate": "%s",
           "expireDate": "%s", "address": "東京都千代田区霞が関３－１－１", "name": "国税庁"}]}
        """
                .formatted(process, first, revoked, lapsed);
    }

    @Test
    void inJapanARegistrationCountsFromItsFirstDayUntilItEnds() {
        assertThat(all.ask("JP", JAPANESE, 200, issuer("01", "2023-10-01", "", "")))
                .isEqualTo(Answer.valid(null, "国税庁").at("東京都千代田区霞が関３－１－１"));
        assertThat(all.server.asked().getFirst().path())
                .isEqualTo("/1/num?id=app%2B1&number=" + JAPANESE + "&type=21&history=0");
        assertThat(
                        all.ask("JP", JAPANESE, 200, issuer("02", "2026-03-01", "", "2026-03-02"))
                                .status())
                .isEqualTo(Status.VALID);
        for (String ended :
                new String[] {
                    issuer("01", "2026-03-02", "", ""),
                    issuer("03", "2023-10-01", "2026-03-01", ""),
                    issuer("04", "2023-10-01", "", "2026-02-28"),
                    issuer("99", "2023-10-01", "", "")
                }) {
            assertThat(all.ask("JP", JAPANESE, 200, ended)).as(ended).isEqualTo(Answer.invalid());
        }
        assertThat(
                        all.ask(
                                "JP",
                                JAPANESE,
                                200,
                                "{\"lastUpdateDate\": \"2026-02-27\", \"count\": \"0\", \"announcement\": []}"))
                .isEqualTo(Answer.invalid());
    }

    @Test
    void inJapanAWrongApplicationIdIsNoAnswer() {
        assertThat(all.ask("JP", JAPANESE, 404, "").status()).isEqualTo(Status.UNAVAILABLE);
        assertThat(all.ask("JP", JAPANESE, 403, "").reason()).isEqualTo("not_authorized");
        assertThat(all.ask("JP", JAPANESE, 200, "{}").status()).isEqualTo(Status.UNAVAILABLE);
        assertThat(all.ask("JP", JAPANESE, 200, issuer("01", "soon", "", "")).status())
                .isEqualTo(Status.UNAVAILABLE);
    }

    private static String business(String state, String tax, String words) {
        return """
        {"request_cnt": 1, "match_cnt": 1, "status_code": "OK", "data": [
          {"b_no": "1248100998", "b_stt": "", "b_stt_cd": "%s", "tax_type": "%s", "tax_type_cd": "%s",
           "end_dt": "", "utcc_yn": "N", "tax_type_change_dt": "", "invoice_apply_dt": "",
           "rbf_tax_type": "해당없음", "rbf_tax_type_cd": "99"}]}
        """
                .formatted(state, words, tax);
    }

    @Test
    void inKoreaATradingBusinessCounts() {
        assertThat(all.ask("KR", "124-81-00998", 200, business("01", "01", "부가가치세 일반과세자")))
                .isEqualTo(Answer.valid(null, null));
        FakeServer.Asked asked = all.server.asked().getFirst();
        assertThat(asked.path()).isEqualTo("/status?serviceKey=k%2F1%2B2%3D%3D");
        assertThat(asked.method()).isEqualTo("POST");
        assertThat(asked.body()).isEqualTo("{\"b_no\":[\"1248100998\"]}");
        assertThat(all.ask("KR", KOREAN, 200, business("01", "04", "부가가치세 면세사업자")).status())
                .isEqualTo(Status.VALID);
        assertThat(all.ask("KR", KOREAN, 200, business("01", "06", "고유번호가 부여된 단체")))
                .isEqualTo(Answer.invalid());
        assertThat(all.ask("KR", KOREAN, 200, business("02", "01", "부가가치세 일반과세자")))
                .isEqualTo(Answer.invalid());
        assertThat(all.ask("KR", KOREAN, 200, business("03", "01", "부가가치세 일반과세자")))
                .isEqualTo(Answer.invalid());
        assertThat(all.ask("KR", KOREAN, 200, business("", "", "국세청에 등록되지 않은 사업자등록번호입니다.")))
                .isEqualTo(Answer.invalid());
    }

    @Test
    void inKoreaAKeyThatIsNotKnownIsNoAnswer() {
        assertThat(
                        all.ask("KR", KOREAN, 401, "{\"code\": -4, \"msg\": \"등록되지 않은 인증키 입니다.\"}")
                                .reason())
                .isEqualTo("not_authorized");
        assertThat(all.ask("KR", KOREAN, 200, "{\"status_code\": \"INTERNAL_ERROR\"}").status())
                .isEqualTo(Status.UNAVAILABLE);
        assertThat(
                        all.ask(
                                        "KR",
                                        KOREAN,
                                        200,
                                        business("01", "01", "").replace(KOREAN, "1208147521"))
                                .status())
                .isEqualTo(Status.UNAVAILABLE);
    }

    @Test
    void inTaiwanWhoIsListedTrades() {
        String found =
                """
                {"ban": "04595257", "businessAddress": "臺北市信義區", "headquartersBan": "",
                 "businessNm": "台北富邦商業銀行股份有限公司", "capitalAmount": 1000, "businessType": "公司",
                 "isUseInvoice": "Y", "industryCd": "641200"}
                """;
        assertThat(all.ask("TW", TAIWANESE, 200, found))
                .isEqualTo(Answer.valid(null, "台北富邦商業銀行股份有限公司").at("臺北市信義區"));
        assertThat(all.server.asked().getFirst().path())
                .isEqualTo("/businessRegistration/04595257");
        assertThat(all.ask("TW", TAIWANESE, 404, "")).isEqualTo(Answer.invalid());
        assertThat(all.ask("TW", TAIWANESE, 200, "{}").status()).isEqualTo(Status.UNAVAILABLE);
        assertThat(all.ask("TW", TAIWANESE, 503, "").reason()).isEqualTo("service_unavailable");
    }

    private static String thai(String fields) {
        return """
        <?xml version="1.0" encoding="utf-8"?><soap:Envelope \
        xmlns:soap="http://www.w3.org/2003/05/soap-envelope"><soap:Body><ServiceResponse \
        xmlns="https://rdws.rd.go.th/serviceRD3/vatserviceRD3"><ServiceResult>%s</ServiceResult>\
        </ServiceResponse></soap:Body></soap:Envelope>\
        """
                .formatted(fields);
    }

    private static String value(String name, String text) {
        return "<"
                + name
                + "><anyType xsi:type=\"xsd:string\">"
                + text
                + "</anyType></"
                + name
                + ">";
    }

    @Test
    void inThailandTheVatServiceIsAsked() {
        String found =
                value("vNID", THAI)
                        + "<vtin />"
                        + value("vtitleName", "บริษัท")
                        + value("vName", "ซีพี &amp; ออลล์ จำกัด (มหาชน)")
                        + value("vSurname", "-")
                        + value("vHouseNumber", "313")
                        + value("vThambol", "สีลม")
                        + value("vAmphur", "บางรัก")
                        + value("vProvince", "กรุงเทพมหานคร")
                        + value("vPostCode", "10500")
                        + "<vmsgerr />";
        assertThat(all.ask("TH", THAI, 200, thai(found)))
                .isEqualTo(
                        Answer.valid(null, "บริษัท ซีพี & ออลล์ จำกัด (มหาชน)")
                                .at("313 สีลม บางรัก กรุงเทพมหานคร 10500"));
        FakeServer.Asked asked = all.server.asked().getFirst();
        assertThat(asked.header("Content-Type")).startsWith("application/soap+xml");
        assertThat(asked.body())
                .contains("<vat:TIN>" + THAI + "</vat:TIN>", "<vat:username>anonymous<");
    }

    @Test
    void inThailandOnlyNotFoundIsANo() {
        assertThat(all.ask("TH", THAI, 200, thai(value("vmsgerr", "Data not found."))))
                .isEqualTo(Answer.invalid());
        assertThat(all.ask("TH", THAI, 200, thai(value("vmsgerr", "ไม่พบข้อมูล"))))
                .isEqualTo(Answer.invalid());
        assertThat(
                        all.ask("TH", THAI, 200, thai(value("vmsgerr", "Authentication failed.")))
                                .status())
                .isEqualTo(Status.UNAVAILABLE);
        assertThat(all.ask("TH", THAI, 200, thai(value("vNID", "0105536092641"))).status())
                .isEqualTo(Status.UNAVAILABLE);
    }

    @Test
    void inThailandAnErrorIsNoAnswer() {
        assertThat(all.ask("TH", THAI, 500, thai(value("vNID", THAI))).reason())
                .isEqualTo("service_unavailable");
        assertThat(all.ask("TH", THAI, 200, "<html/>").reason()).isEqualTo("unexpected_answer");
    }
}
