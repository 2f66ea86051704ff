package dev.kontor.tax;

import static dev.kontor.tax.Asking.determined;
import static dev.kontor.tax.Asking.question;
import static dev.kontor.tax.Asking.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.platform.Fault;
import dev.kontor.tax.TaxAnswer.Evidence;
import dev.kontor.tax.TaxAnswer.NeedsProof;
import dev.kontor.tax.TaxAnswer.Refused;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Where a sale is taxed: addresses, contradictions, evidence (handbook 4.3, 4.6). */
class PlaceTest {
    @TestFactory
    Stream<DynamicTest> refusals() {
        return rows("""
        ZZ              | /buyer/country     | unknown_country
        de              | /buyer/country     | unknown_country
        EL              | /buyer/country     | unknown_country
        CU              | /buyer/country     | place_sanctioned
        IR              | /buyer/country     | place_sanctioned
        RU              | /buyer/country     | place_sanctioned
        BY              | /buyer/country     | place_sanctioned
        UA 95000        | /buyer/country     | place_sanctioned
        UA 83000        | /buyer/country     | place_sanctioned
        UA 91000        | /buyer/country     | place_sanctioned
        UA-43           | /buyer/country     | place_sanctioned
        US              | /buyer/region      | required
        US-TX           | /buyer/postal_code | required
        US-PR           | /buyer/postal_code | required
        US-XX 78701     | /buyer/region      | unknown_region
        US-CA 78701     | /buyer/postal_code | region_postal_code_mismatch
        US 00001        | /buyer/postal_code | unknown_postal_code
        US 09912        | /buyer/postal_code | unknown_postal_code
        US 51801        | /buyer/postal_code | unknown_postal_code
        US-IA 51801     | /buyer/postal_code | unknown_postal_code
        US 98701        | /buyer/postal_code | unknown_postal_code
        US-AE 10001     | /buyer/postal_code | region_postal_code_mismatch
        US-NY 09012     | /buyer/postal_code | region_postal_code_mismatch
        US 7870         | /buyer/postal_code | invalid_format
        US ABCDE        | /buyer/postal_code | invalid_format
        CA              | /buyer/region      | required
        CA-XX           | /buyer/region      | unknown_region
        CA-ON H2X_1Y4   | /buyer/postal_code | region_postal_code_mismatch
        CA 12345        | /buyer/postal_code | invalid_format
        ES 3800         | /buyer/postal_code | invalid_format
        ES-CN 28001     | /buyer/postal_code | region_postal_code_mismatch
        DE 1011         | /buyer/postal_code | invalid_format
        """)
                .map(row ->
                        DynamicTest.dynamicTest(
                                row[0],
                                () ->
                                        assertThat(ask(row[0]))
                                                .isInstanceOfSatisfying(
                                                        Refused.class,
                                                        it ->
                                                                assertThat(it.faults())
                                                                        .extracting(
                                                                                Fault::pointer,
                                                                                Fault::code)
                                                                        .containsExactly(
                                                                                org.assertj.core
                                                                                        .groups
                                                                                        .Tuple
                                                                                        .tuple(
                                                                                                row[
                                                                                                        1],
                                                                                                row[
                                                                                                        2])))));
    }

    private static TaxAnswer ask(String buyer) {
        return Asking.ask(question("2026-03-01", "EUR", buyer, "1000 saas"));
    }

    @TestFactory
    Stream<DynamicTest> places() {
        return rows("""
        DE                | DE       | COUNTRY
        DE 10115          | DE       | COUNTRY
        US 97201          | US-OR    | STATE
        US-or             | US-OR    | STATE
        US 11111          | US-NY    | STATE
        US 09012          | US-AE    | POSTAL_CODE
        US-AA 34002       | US-AA    | POSTAL_CODE
        US-AP 96201       | US-AP    | POSTAL_CODE
        US-AE             | US-AE    | POSTAL_CODE
        US-TX 78701-1234  | US-TX    | ZIP
        US 06390          | US-NY    | ZIP
        CA h2x1y4         | CA-QC    | REGION
        CA-ON             | CA-ON    | REGION
        PR 00901          | US-PR    | STATE
        ES 38001          | ES-CN    | POSTAL_CODE
        ES-MD 28001       | ES       | COUNTRY
        FR 75_001         | FR       | COUNTRY
        GB SW1A_1AA       | GB       | COUNTRY
        """)
                .map(row ->
                        DynamicTest.dynamicTest(
                                row[0],
                                () -> {
                                    TaxPlace place =
                                            determined(
                                                            question(
                                                                    "2026-03-01",
                                                                    "EUR",
                                                                    row[0],
                                                                    "1000 saas"))
                                                    .place();
                                    assertThat(place.jurisdiction()).isEqualTo(row[1]);
                                    assertThat(place.precision()).hasToString(row[2]);
                                }));
    }

    @TestFactory
    Stream<DynamicTest> evidence() {
        return rows("""
        IT                              | IT    | place.provisional
        IT ip:IT                        | IT    | place.agreed
        IT ip:IT card:US                | IT    | place.agreed
        IT ip:US card:IT                | IT    | place.agreed
        IT ip:DE card:US                | IT?   |
        IT ip:DE                        | IT?   |
        LU ip:DE card:DE                | LU,DE? |
        LU ip:DE card:DE proves:DE      | DE    | place.confirmed
        LU ip:DE card:DE proves:LU      | LU    | place.confirmed
        LU ip:DE card:DE proves:MT      | LU,DE? |
        MC ip:FR card:US                | MC    | place.agreed
        FR id:FR40303265045 ip:US       | FR    | place.agreed
        FR id:FR40303265045/invalid ip:US | FR? |
        """)
                .map(row ->
                        DynamicTest.dynamicTest(
                                row[0],
                                () -> {
                                    String outcome =
                                            switch (ask(row[0])) {
                                                case TaxAnswer.Determined it ->
                                                        it.place().country();
                                                case NeedsProof it ->
                                                        String.join(",", it.candidates()) + "?";
                                                case Refused it -> it.toString();
                                            };
                                    assertThat(outcome).isEqualTo(row[1]);
                                    if (!row[2].isEmpty()) {
                                        assertThat(
                                                        determined(
                                                                        question(
                                                                                "2026-03-01",
                                                                                "EUR",
                                                                                row[0],
                                                                                "1 saas"))
                                                                .rules())
                                                .contains(row[2]);
                                    }
                                }));
    }

    @Test
    void theEvidenceIsKeptInOrder() {
        assertThat(
                        determined(question("2026-03-01", "EUR", "IT ip:IT card:US", "1000 saas"))
                                .evidence())
                .containsExactly(
                        new Evidence("billing_address", "IT"),
                        new Evidence("ip", "IT"),
                        new Evidence("card", "US"));
    }

    @TestFactory
    Stream<DynamicTest> categoriesAndDatesWithoutARule() {
        return rows("""
        2026-03-01 | DE | 1 saas, 1 human_service, 1 human_service | /lines/1/category, /lines/2/category
        2024-12-31 | DE | 1 course_live                            | /lines/0/category
        2015-12-31 | DE | 1 saas                                   | /date
        """)
                .map(row ->
                        DynamicTest.dynamicTest(
                                String.join(" ", row),
                                () ->
                                        assertThat(
                                                        Asking.ask(
                                                                question(
                                                                        row[0], "EUR", row[1],
                                                                        row[2])))
                                                .isInstanceOfSatisfying(
                                                        Refused.class,
                                                        it ->
                                                                assertThat(
                                                                                it.faults().stream()
                                                                                        .map(
                                                                                                Fault
                                                                                                        ::pointer)
                                                                                        .toList())
                                                                        .containsExactly(
                                                                                row[3].split(
                                                                                        ", ",
                                                                                        -1)))));
    }

    @Test
    void anIdOfAnotherMemberStateLeavesAConsumer() {
        TaxAnswer.Determined answer =
                determined(question("2026-03-01", "EUR", "FR id:DE136695976 ip:FR", "10000 saas"));
        assertThat(answer.status()).isEqualTo(BuyerStatus.CONSUMER);
        assertThat(answer.tax()).isEqualTo(2000);
    }

    @Test
    void aClaimWithoutAnIdLeavesAConsumer() {
        TaxAnswer.Determined answer =
                determined(question("2026-03-01", "EUR", "FR business", "10000 saas"));
        assertThat(answer.status()).isEqualTo(BuyerStatus.BUSINESS_CLAIMED);
        assertThat(answer.tax()).isEqualTo(2000);
    }
}
