package dev.kontor.refunds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestServer;
import dev.kontor.invoices.Invoices;
import dev.kontor.ledger.Ledger;
import dev.kontor.ledger.LedgerAudit;
import dev.kontor.orders.Orders;
import dev.kontor.platform.Clocks;
import dev.kontor.platform.Database;
import dev.kontor.platform.VendorId;
import dev.kontor.tax.Tax;
import dev.kontor.tax.TaxBook;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Record;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * A database of before there were tax lines: sales and refunds are in the ledger only. After the
 * upgrade their lines are those that would have been written with them, and sum to account 2100.
 */
class S07_OldJournalsGetTaxLines {
    private static final String LINES =
            "select * from tax.lines where vendor_id = ? order by booked_at, journal_id, no";

    private final Database database = TestServer.bean(Database.class);
    private final Ledger ledger = TestServer.bean(Ledger.class);
    private final RefundFixture shop = new RefundFixture();
    private final VendorId vendor = sell();
    private final List<Record> written = lines();
    private final String before = counted();

    private VendorId sell() {
        String saas = shop.price(11_900, "saas");
        String ebook = shop.price(1_070, "ebook");
        JsonNode both = shop.buy("tok_visa", saas, ebook);
        shop.refund(both, "\"amount\": 500");
        shop.refund(shop.buy("tok_visa", saas), "");
        shop.buy("tok_visa", ebook);
        return shop.vendor(both);
    }

    private List<Record> lines() {
        return database.read(sql -> List.copyOf(sql.fetch(LINES, vendor.value())));
    }

    /**
     * As it was before the upgrade: journals without lines, and the sums of turnover without them.
     */
    @BeforeEach
    void linesHaveNotBeenInvented() {
        database.run(tx -> {
            tx.sql().execute("set local kontor.erasing = 'on'");
            tx.sql().execute("delete from tax.lines where vendor_id = ?", vendor.value());
        });
        assertThat(written).hasSizeGreaterThanOrEqualTo(7);
        assertThat(lines()).isEmpty();
    }

    /** What the migration does on a database that has journals. */
    private void upgrade() throws IOException {
        try (InputStream file =
                Objects.requireNonNull(
                        getClass()
                                .getResourceAsStream(
                                        "/db/migration/refunds/V002__tax_of_old_journals.sql"))) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            String block =
                    text.substring(text.indexOf("do $$"))
                            .replace("into tax_backlogs", "into refunds.tax_backlogs")
                            .replace("from tax_backlogs", "from refunds.tax_backlogs")
                            .replace(
                                    "where exists",
                                    "where v.vendor_id = '" + vendor.value() + "' and exists")
                            .replace("now()", "now() + interval '1 day'");
            database.run(tx -> tx.sql().execute(block));
        }
    }

    private BookOldTax process(int batch) {
        return new BookOldTax(
                database,
                ledger,
                TestServer.bean(Orders.class),
                TestServer.bean(Invoices.class),
                TestServer.bean(Tax.class),
                TestServer.bean(TaxBook.class),
                TestServer.bean(Clocks.class),
                TestServer.bean(RefundStore.class),
                batch);
    }

    private List<LedgerAudit.Breach> breaches() {
        return ledger.audit(vendor).breaches();
    }

    @Test
    void theyAreThoseThatWereMissing() throws IOException {
        upgrade();
        BookOldTax process = process(200);
        assertThat(process.run(vendor)).isPresent();
        assertThat(process.run(vendor)).as("all journals were looked at").isEmpty();
        assertThat(lines()).isEqualTo(written);
        assertThat(breaches()).isEmpty();
    }

    /** Every turn another process, which has nothing but the database. */
    @Test
    void itGoesOnWhereItWasLeft() throws IOException {
        upgrade();
        assertThat(process(1).run(vendor)).isPresent();
        int turns = 1;
        while (process(2).run(vendor).isPresent()) {
            turns++;
        }
        assertThat(turns).isGreaterThan(3);
        assertThat(lines()).isEqualTo(written);
        assertThat(breaches()).isEmpty();
        assertThat(process(2).run(vendor)).isEmpty();
    }

    @Test
    void whatIsSoldMeanwhileHasItsLinesOnce() throws IOException {
        upgrade();
        process(2).run(vendor);
        shop.buy("tok_visa", shop.price(2_380, "saas"));
        for (Optional<?> more = Optional.of(1); more.isPresent(); ) {
            more = process(2).run(vendor);
        }
        upgrade();
        assertThat(process(200).run(vendor)).as("once more over all of them").isPresent();
        process(200).run(vendor);
        assertThat(lines()).hasSize(written.size() + 1).containsAll(written);
        assertThat(breaches()).isEmpty();
    }

    /** What Switzerland counts: all sales to anywhere. */
    private String counted() {
        return shop.api
                .get("/v1/tax/thresholds")
                .json()
                .get("data")
                .valueStream()
                .filter(it -> it.get("jurisdiction").stringValue().equals("CH"))
                .map(it -> it.get("sold").asString() + " " + it.get("sales").asString())
                .findFirst()
                .orElseThrow();
    }

    /** Days that were summed without the old sales are summed again. */
    @Test
    void thresholdsCountThemToo() throws IOException {
        shop.advance(
                TestServer.bean(Clocks.class).now(vendor).plus(Duration.ofDays(10)).toString());
        assertThat(counted()).isEqualTo("0 0");
        upgrade();
        process(200).run(vendor);
        assertThat(counted()).isNotEqualTo("0 0").isEqualTo(before);
    }
}
