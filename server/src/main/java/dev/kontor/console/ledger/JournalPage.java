package dev.kontor.console.ledger;

import dev.kontor.console.Staff;
import dev.kontor.ledger.Entry;
import dev.kontor.ledger.Journal;
import dev.kontor.platform.Ids;
import dev.kontor.platform.Words;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A journal with its entries.
 *
 * @param order path of the order it belongs to
 * @param number of that order
 * @param sums of the debits, which are those of the credits, by currency
 */
public record JournalPage(
        String path,
        String id,
        String kind,
        String at,
        @Nullable String order,
        @Nullable String number,
        List<Line> lines,
        List<String> sums) {
    /**
     * An entry; the side without an amount is empty.
     *
     * @param detail gateway, jurisdiction and day, where there are such
     */
    public record Line(int account, String title, String detail, String debit, String credit) {}

    static JournalPage of(Journal journal, @Nullable String number, Staff staff) {
        Words words = staff.words();
        return new JournalPage(
                LedgerRoomController.JOURNALS + "/" + journal.id(),
                journal.id().toString(),
                words.get("console.journal." + journal.kind().label()),
                words.time(journal.at(), staff.zone()),
                journal.order() == null ? null : Ids.format("ord", journal.order()),
                number,
                journal.entries().stream().map(it -> line(it, words)).toList(),
                sums(journal, words));
    }

    private static Line line(Entry it, Words words) {
        return new Line(
                it.account().number(),
                words.get("console.account." + it.account().number()),
                String.join(
                        " · ",
                        Stream.of(
                                        it.gateway(),
                                        it.jurisdiction(),
                                        it.taxType(),
                                        it.due() == null ? null : words.date(it.due()))
                                .flatMap(Stream::ofNullable)
                                .toList()),
                it.debit() == 0 ? "" : LedgerPage.money(words, it.debit(), it.currency()),
                it.credit() == 0 ? "" : LedgerPage.money(words, it.credit(), it.currency()));
    }

    private static List<String> sums(Journal journal, Words words) {
        Map<String, Long> sums = new TreeMap<>();
        journal.entries()
                .forEach(it ->
                        sums.merge(it.currency().getCurrencyCode(), it.debit(), Math::addExact));
        return sums.entrySet().stream()
                .map(it ->
                        LedgerPage.money(words, it.getValue(), Currency.getInstance(it.getKey())))
                .toList();
    }
}
