package dev.kontor.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.StatementLog;
import dev.kontor.StatementLog.Committed;
import dev.kontor.StatementLog.Note;
import dev.kontor.StatementLog.Sent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What an order costs (decision 1): {@code POST /v1/orders} with one line, a German consumer and a
 * generated license, counted from the request to its answer on the running server.
 */
class J06_HotPathTest {
    private static final int COMMITS = 2;
    private static final int STATEMENTS = 30;
    private static final Pattern WRITES =
            Pattern.compile("\\b(?:insert into|update|delete from)\\s+([a-z_]+\\.[a-z_]+)");

    private final Shop shop = Shop.withLicense();

    /** The tables have rows, and what is kept in memory is there. */
    @BeforeEach
    void someOrdersWereSold() {
        for (int i = 0; i < 20; i++) {
            assertThat(shop.buy("tok_visa").status()).isEqualTo(201);
        }
    }

    @Test
    void anOrderCostsTwoCommits() {
        assertThat(order().stream().filter(Committed.class::isInstance)).hasSize(COMMITS);
    }

    @Test
    void anOrderCostsThirtyStatementsAtMost() {
        List<String> sent = sent(order());
        assertThat(sent).hasSizeBetween(COMMITS, STATEMENTS);
        assertThat(sent.stream().filter(it -> it.contains("orders.orders"))).isNotEmpty();
    }

    @Test
    void aCommitWritesEachTableOnce() {
        List<Map<String, Integer>> commits = writes(order());
        assertThat(commits).hasSize(COMMITS);
        assertThat(commits)
                .allSatisfy(tables ->
                        assertThat(tables)
                                .isNotEmpty()
                                .allSatisfy((table, times) ->
                                        assertThat(times).as(table).isEqualTo(1)));
    }

    @Test
    void nothingIsWrittenOutsideOfTheTwoCommits() {
        List<Note> notes = order();
        long inCommits =
                writes(notes).stream()
                        .mapToLong(it -> it.values().stream().mapToInt(n -> n).sum())
                        .sum();
        long all = sent(notes).stream().mapToLong(it -> tables(it).size()).sum();
        assertThat(all).isEqualTo(inCommits);
    }

    @Test
    void noTableIsReadWhole() {
        assertThat(order().stream().filter(Committed.class::isInstance).map(Committed.class::cast))
                .allSatisfy(it -> assertThat(it.scans()).isEmpty());
    }

    private List<Note> order() {
        return StatementLog.during(() -> assertThat(shop.buy("tok_visa").status()).isEqualTo(201));
    }

    private static List<String> sent(List<Note> notes) {
        return notes.stream().filter(Sent.class::isInstance).map(it -> ((Sent) it).sql()).toList();
    }

    /** How often each commit has written each table. */
    private static List<Map<String, Integer>> writes(List<Note> notes) {
        Map<Integer, Map<String, Integer>> open = new HashMap<>();
        List<Map<String, Integer>> commits = new ArrayList<>();
        for (Note note : notes) {
            Map<String, Integer> tables =
                    open.computeIfAbsent(note.connection(), any -> new HashMap<>());
            switch (note) {
                case Sent it ->
                        tables(it.sql()).forEach(table -> tables.merge(table, 1, Integer::sum));
                case Committed it -> commits.add(open.remove(it.connection()));
            }
        }
        return commits;
    }

    private static List<String> tables(String sql) {
        Matcher found = WRITES.matcher(sql.toLowerCase(Locale.ROOT).replace("\"", ""));
        List<String> tables = new ArrayList<>();
        while (found.find()) {
            tables.add(found.group(1));
        }
        return tables;
    }
}
