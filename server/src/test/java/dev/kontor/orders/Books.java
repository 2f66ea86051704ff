package dev.kontor.orders;

import dev.kontor.TestServer;
import dev.kontor.platform.Database;
import java.util.List;
import java.util.UUID;
import org.jooq.Record;

/** What is booked, against what the returns are made of. */
final class Books {
    private Books() {}

    /** Of every journal, where the lines of tax do not sum to the books; none is right. */
    static List<String> differences(UUID vendor) {
        return query(
                """
                select concat_ws(' ', journal_id, place, tax_type, b.amount, l.amount)
                from (select journal_id, coalesce(jurisdiction, 'net') as place,
                             coalesce(tax_type, '') as tax_type, sum(credit - debit) as amount
                      from ledger.entries where vendor_id = ? and account in (2100, 4000, 4010)
                      group by 1, 2, 3) b
                full join (select journal_id, jurisdiction as place, tax_type, sum(tax) as amount
                           from tax.lines where vendor_id = ? group by 1, 2, 3 having sum(tax) <> 0
                           union all
                           select journal_id, 'net', '', sum(net)
                           from tax.lines where vendor_id = ? group by 1) l
                     using (journal_id, place, tax_type)
                where b.amount is distinct from l.amount
                """,
                vendor,
                vendor,
                vendor);
    }

    static List<String> query(String sql, Object... values) {
        return TestServer.bean(Database.class)
                .read(it -> it.fetch(sql, values).map((Record row) -> row.get(0, String.class)));
    }
}
