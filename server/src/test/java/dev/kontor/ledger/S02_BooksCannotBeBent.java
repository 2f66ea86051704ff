package dev.kontor.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.platform.Database;
import dev.kontor.platform.TestPlatform;
import java.util.List;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The database itself refuses what must not be in the books, and the audit finds what it cannot.
 */
class S02_BooksCannotBeBent {
    private final Database database = TestPlatform.database();
    private final Books books = new Books();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update ledger.entries set debit = debit + 1 where vendor_id = {0}",
                "delete from ledger.entries where vendor_id = {0}",
                "update ledger.journals set at = now() where vendor_id = {0}",
                "delete from ledger.journals where vendor_id = {0}",
                "truncate ledger.entries"
            })
    void historyIsAppendOnly(String change) {
        books.post(Postings.capture(books.sale(), PayoutTerms.DEFAULT));
        assertThatThrownBy(() -> execute(change)).hasMessageContaining("append-only");
    }

    @Test
    void aSandboxIsErasedAsAWhole() {
        books.post(Postings.capture(books.sale(), PayoutTerms.DEFAULT));
        database.run(tx -> {
            tx.sql().execute("set local kontor.erasing = 'on'");
            for (String table : List.of("entries", "journals", "balances")) {
                tx.sql()
                        .execute(
                                "delete from ledger." + table + " where vendor_id = {0}",
                                DSL.val(books.vendor.value()));
            }
        });
        assertThat(books.ledger.journals(books.vendor, null, null, null, 1)).isEmpty();
    }

    @Test
    void entriesBalancePerJournalAndCurrency() {
        String insert =
                """
                insert into ledger.entries
                    (vendor_id, journal_id, line, account, currency, debit, credit)
                values ({0}, gen_random_uuid(), 1, 1000, 'EUR', 100, 0),
                       ({0}, gen_random_uuid(), 1, 4000, 'EUR', 0, 100)
                """;
        assertThatThrownBy(() -> execute(insert))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("does not balance");
    }

    @Test
    void aCauseIsBookedOnce() {
        Sale sale = books.sale();
        books.post(Postings.capture(sale, PayoutTerms.DEFAULT));
        assertThatThrownBy(() -> books.post(Postings.capture(sale, PayoutTerms.DEFAULT)))
                .hasMessageContaining("journals_once");
        assertThat(books.balances()).startsWith("pending 93.55");
    }

    /** LE-06: of journals posted together, all or none. */
    @Test
    void oneWrongJournalTakesAllWithIt() {
        Sale sale = books.sale();
        books.post(Postings.capture(sale, PayoutTerms.DEFAULT));
        Journal good = Postings.capture(books.sale(), PayoutTerms.DEFAULT);
        assertThatThrownBy(() -> books.post(good, Postings.capture(sale, PayoutTerms.DEFAULT)))
                .hasMessageContaining("journals_once");
        assertThat(books.ledger.journals(books.vendor, null, null, null, 10)).hasSize(1);
    }

    @Test
    void theAuditFindsABentBalance() {
        books.post(Postings.capture(books.sale(), PayoutTerms.DEFAULT));
        assertThat(books.ledger.audit(books.vendor))
                .matches(LedgerAudit::isClean)
                .hasToString("books of " + books.vendor + ", 1 journals: in order");
        execute(
                "update ledger.balances set debit = debit + 7"
                        + " where vendor_id = {0} and account = 1100");
        assertThat(books.ledger.audit(books.vendor).breaches())
                .extracting(LedgerAudit.Breach::toString)
                .containsExactly(
                        "balances are the sum of the entries (7): account 1100 EUR due infinity,"
                                + " gateway sandbox: entries 11900/0, balance 11907/0");
    }

    private void execute(String sql) {
        database.run(tx -> tx.sql().execute(sql, DSL.val(books.vendor.value())));
    }
}
