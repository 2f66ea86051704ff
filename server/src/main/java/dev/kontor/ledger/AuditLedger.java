package dev.kontor.ledger;

import static dev.kontor.ledger.db.Tables.JOURNALS;

import dev.kontor.platform.DueWork;
import dev.kontor.platform.VendorId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The nightly check of a vendor's books, after every day on which something was booked. A breach is
 * logged as an error, for whoever watches the log to be called.
 */
final class AuditLedger implements DueWork.Handler {
    static final String KIND = "ledger.audit";
    private static final Logger LOG = LoggerFactory.getLogger(AuditLedger.class);
    private static final int SHOWN = 20;

    /** A rule and the statement that finds what breaks it: subject and detail. */
    private record Rule(String name, String sql) {}

    private static final List<Rule> RULES =
            List.of(
                    new Rule(
                            "a journal balances (1)",
                            """
                            select 'jrn:' || journal_id, currency || ' ' || sum(debit - credit)
                            from ledger.entries where vendor_id = {0}
                            group by journal_id, currency having sum(debit) <> sum(credit)
                            """),
                    new Rule(
                            "balances are the sum of the entries (7)",
                            """
                            select 'account ' || account || ' ' || currency,
                                   format('due %s, gateway %s: entries %s/%s, balance %s/%s',
                                          due, gateway, e.debit, e.credit, b.debit, b.credit)
                            from (select account, coalesce(due, 'infinity') as due, currency,
                                         coalesce(gateway, '') as gateway,
                                         sum(debit) as debit, sum(credit) as credit
                                  from ledger.entries where vendor_id = {0}
                                  group by 1, 2, 3, 4) e
                            full join (select * from ledger.balances where vendor_id = {0}) b
                                 using (account, due, currency, gateway)
                            where e.debit is distinct from b.debit
                               or e.credit is distinct from b.credit
                            """),
                    new Rule(
                            "an entry belongs to a journal (7)",
                            """
                            select 'jrn:' || journal_id, 'line ' || line
                            from ledger.entries e where vendor_id = {0} and not exists
                                (select from ledger.journals j
                                 where j.vendor_id = {0} and j.id = e.journal_id)
                            """),
                    new Rule(
                            "a cause is booked once (10)",
                            """
                            select 'kind ' || kind || ', source ' || source_id, count(*) || ' times'
                            from ledger.journals where vendor_id = {0}
                            group by kind, source_id having count(*) > 1
                            """));

    private final Ledger ledger;

    AuditLedger(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public Optional<Instant> run(VendorId vendor) {
        LedgerAudit audit = ledger.audit(vendor);
        if (!audit.isClean()) {
            LOG.error("{}", audit);
        }
        return Optional.empty();
    }

    static LedgerAudit audit(DSLContext sql, VendorId vendor, Instant at) {
        List<LedgerAudit.Breach> breaches = new ArrayList<>();
        for (Rule rule : RULES) {
            sql.fetch(rule.sql() + " limit " + SHOWN, DSL.val(vendor.value()))
                    .forEach(row -> breaches.add(breach(rule, row)));
        }
        int journals = sql.fetchCount(JOURNALS, JOURNALS.VENDOR_ID.eq(vendor.value()));
        return new LedgerAudit(vendor, at, journals, List.copyOf(breaches));
    }

    private static LedgerAudit.Breach breach(Rule rule, Record row) {
        return new LedgerAudit.Breach(
                rule.name(), subject(row.get(0, String.class)), row.get(1, String.class));
    }

    private static String subject(String text) {
        return text.startsWith("jrn:")
                ? new JournalId(UUID.fromString(text.substring(4))).toString()
                : text;
    }
}
