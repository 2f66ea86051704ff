package dev.kontor.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What must be true of the database after any number of kills: each query counts what is wrong. */
final class Evidence {
    private record Rule(String broken, String count) {}

    /** Work that recovery has yet to finish. */
    private static final String OPEN =
            """
            select (select count(*) from payments.attempts
                    where status in ('submitted', 'pending', 'requires_action', 'unknown'))
                 + (select count(*) from orders.orders where status <> 'fulfilled')
            """;

    private static final List<Rule> RULES =
            List.of(
                    new Rule("open attempts or orders", OPEN),
                    new Rule(
                            "payments without exactly one captured attempt",
                            """
                            select count(*) from payments.payments p
                            where p.status <> 'captured' or 1 <> (
                                select count(*) from payments.attempts a
                                where a.vendor_id = p.vendor_id and a.payment_id = p.id
                                  and a.status = 'captured')
                            """),
                    new Rule(
                            "idempotency keys with several orders, or none",
                            """
                            select count(*) - count(distinct (vendor_id, idempotency_key))
                            from orders.orders
                            """),
                    new Rule(
                            "lines without exactly one entitlement that is delivered",
                            """
                            select count(*) from orders.lines l
                            where 1 <> (select count(*) from delivery.entitlements e
                                where e.vendor_id = l.vendor_id and e.order_id = l.order_id
                                  and e.order_line_id = l.id and e.delivery_status = 'delivered')
                            """),
                    new Rule(
                            "entitlements without exactly one license",
                            """
                            select count(*) from delivery.entitlements e
                            where 1 <> (select count(*) from delivery.licenses l
                                where l.vendor_id = e.vendor_id and l.id = e.license_id
                                  and l.entitlement_id = e.id)
                            """),
                    new Rule(
                            "licenses that no entitlement knows",
                            """
                            select (select count(*) from delivery.licenses)
                                 - (select count(*) from delivery.entitlements)
                            """),
                    new Rule(
                            "orders without exactly one invoice",
                            """
                            select count(*) from orders.orders o
                            where 1 <> (select count(*) from invoices.invoices i
                                where i.vendor_id = o.vendor_id and i.order_id = o.id)
                            """),
                    new Rule(
                            "series of invoice numbers with a gap or a double",
                            """
                            select count(*) from invoices.series s join (
                                select vendor_id, count(*) as documents,
                                       count(distinct number) as numbers,
                                       min(substring(number from '[0-9]+$')::int) as first,
                                       max(substring(number from '[0-9]+$')::int) as last
                                from invoices.invoices group by vendor_id) i using (vendor_id)
                            where s.kind = 'INV' and not (first = 1 and last = documents
                                and numbers = documents and s.next = last + 1)
                            """),
                    new Rule(
                            "orders without exactly one capture journal",
                            """
                            select count(*) from orders.orders o
                            where 1 <> (select count(*) from ledger.journals j
                                where j.vendor_id = o.vendor_id and j.order_id = o.id and j.kind = 1)
                            """),
                    new Rule(
                            "journals that do not balance",
                            """
                            select count(*) from (
                                select 1 from ledger.journals j
                                left join ledger.entries e
                                    on e.vendor_id = j.vendor_id and e.journal_id = j.id
                                group by j.vendor_id, j.id, e.currency
                                having coalesce(sum(debit), -1) <> coalesce(sum(credit), -2)) wrong
                            """),
                    new Rule(
                            "balances that are not the sum of their entries",
                            """
                            select count(*) from (
                                select vendor_id, account, currency,
                                       sum(debit) as debit, sum(credit) as credit
                                from ledger.entries group by 1, 2, 3) e
                            full join (
                                select vendor_id, account, currency,
                                       sum(debit) as debit, sum(credit) as credit
                                from ledger.balances group by 1, 2, 3) b
                            using (vendor_id, account, currency)
                            where (e.debit, e.credit) is distinct from (b.debit, b.credit)
                            """),
                    new Rule(
                            "events with a gap in their sequence",
                            """
                            select count(*) from (
                                select 1 from events.event_log group by vendor_id, object_id
                                having min(sequence) <> 1 or max(sequence) <> count(*)) wrong
                            """),
                    new Rule(
                            "orders without exactly one order.fulfilled",
                            """
                            select count(*) from orders.orders o
                            where 1 <> (select count(*) from events.event_log e
                                where e.vendor_id = o.vendor_id and e.object_id = o.id
                                  and e.type = 'order.fulfilled')
                            """));

    private Evidence() {}

    /** Waits until recovery has nothing left to do, or the time is over. */
    static void settle(Connection database, Duration most)
            throws SQLException, InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        while (count(database, OPEN) > 0 && System.nanoTime() < end) {
            Thread.sleep(200);
        }
    }

    /** What is wrong, in words; {@code orders} is how many there must be. */
    static List<String> violations(Connection database, int orders) throws SQLException {
        List<String> violations = new ArrayList<>();
        long found = count(database, "select count(*) from orders.orders");
        if (found != orders) {
            violations.add("%d orders were acknowledged, %d are there".formatted(orders, found));
        }
        for (Rule rule : RULES) {
            long broken = count(database, rule.count());
            if (broken != 0) {
                violations.add(broken + " " + rule.broken());
            }
        }
        return violations;
    }

    private static long count(Connection database, String query) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getLong(1);
        }
    }
}
