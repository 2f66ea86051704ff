package dev.kontor.tax;

import static dev.kontor.tax.Asking.determined;
import static dev.kontor.tax.Asking.question;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.platform.Database;
import dev.kontor.platform.Ids;
import dev.kontor.platform.TestPlatform;
import dev.kontor.platform.VendorId;
import dev.kontor.tax.Registrations.Registration;
import dev.kontor.tax.TaxQuestion.Buyer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What was decided for an order can be read again, word for word, and is small. */
class S01_DeterminationIsKept {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final Database database = TestPlatform.database();
    private final VendorId vendor = TestPlatform.newVendor();
    private final Tax tax = TestTax.bundled();

    private Determination of(UUID order, int no, TaxQuestion question) {
        return new Determination(vendor, order, no, NOW, question, determined(question));
    }

    private static TaxQuestion hotPath() {
        return new TaxQuestion(
                TaxPoint.at(NOW),
                Currency.getInstance("EUR"),
                "DE",
                Buyer.in("DE").at(null, "10115").withSignals("DE", "DE"),
                Asking.lines("11900 software_download incl"),
                Standing.everywhere());
    }

    @Test
    void questionAndAnswerComeBackAsTheyWere() {
        UUID order = Ids.next();
        List<Determination> written =
                List.of(
                        of(order, 1, hotPath()),
                        of(
                                order,
                                2,
                                question(
                                        "2026-03-01",
                                        "EUR",
                                        "FR id:FR40303265045 business",
                                        "12000 saas incl")),
                        of(
                                order,
                                3,
                                question(
                                        "2026-03-01",
                                        "USD",
                                        "US-IL 60601 card:US",
                                        "999 saas, 500 ebook incl, 1 game")),
                        of(
                                order,
                                4,
                                question("2026-03-01", "CAD", "CA-MB certificate", "999 saas")));
        database.run(tx -> tax.record(tx, written));
        assertThat(tax.determinations(vendor, order)).isEqualTo(written);
    }

    @Test
    void registrationsThatBearOnItAreKept() {
        Registration oss =
                new Registration("EU", "oss_union", "DE136695976", LocalDate.of(2021, 7, 1), null);
        Registration texas =
                new Registration(
                        "US-TX",
                        "standard",
                        "1",
                        LocalDate.of(2021, 7, 1),
                        LocalDate.of(2030, 1, 1));
        TaxQuestion asked = question("2026-03-01", "EUR", "FR", "12000 saas incl");
        TaxQuestion limited =
                new TaxQuestion(
                        asked.at(),
                        asked.currency(),
                        asked.sellerCountry(),
                        asked.buyer(),
                        asked.lines(),
                        Standing.of(Registrations.of(List.of(oss, texas))));
        UUID order = Ids.next();
        database.run(tx -> tax.record(tx, List.of(of(order, 1, limited))));
        assertThat(
                        tax.determinations(vendor, order)
                                .getFirst()
                                .question()
                                .standing()
                                .registrations()
                                .list())
                .containsExactly(oss);
    }

    @Test
    void ofTheThresholdsOnlyTheNearOneIsKept() {
        Standing near =
                new Standing(
                        Registrations.of(List.of()),
                        Map.of(
                                "EU",
                                new Headroom.FromFirstSale(),
                                "AU",
                                new Headroom.Left(500, 7, false)),
                        Standing.Unregistered.SELL,
                        new Headroom.Left(1_000, Long.MAX_VALUE, false));
        TaxQuestion asked = question("2026-03-01", "EUR", "FR", "12000 saas incl");
        TaxQuestion question =
                new TaxQuestion(
                        asked.at(),
                        asked.currency(),
                        asked.sellerCountry(),
                        asked.buyer(),
                        asked.lines(),
                        near);
        UUID order = Ids.next();
        database.run(tx -> tax.record(tx, List.of(of(order, 1, question))));
        Standing kept = tax.determinations(vendor, order).getFirst().question().standing();
        assertThat(kept.headroom()).isEqualTo(Map.of("EU", new Headroom.FromFirstSale()));
        assertThat(kept.unregistered()).isEqualTo(near.unregistered());
        assertThat(kept.micro()).isEqualTo(near.micro());
    }

    @Test
    void theCommonRowIsSmall() {
        UUID order = Ids.next();
        database.run(tx -> tax.record(tx, List.of(of(order, 1, hotPath()))));
        int bytes =
                database.read(sql ->
                        sql.fetchSingle(
                                        "select pg_column_size(d.*) from tax.determinations d"
                                                + " where vendor_id = ? and order_id = ?",
                                        vendor.value(),
                                        order)
                                .get(0, Integer.class));
        assertThat(bytes).isLessThan(600);
    }

    @Test
    void anotherVendorSeesNothing() {
        UUID order = Ids.next();
        database.run(tx -> tax.record(tx, List.of(of(order, 1, hotPath()))));
        assertThat(tax.determinations(TestPlatform.newVendor(), order)).isEmpty();
    }
}
