package dev.kontor.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FreshRowsTest {
    private static final String VENDOR = new UUID(7, 7).toString();
    private static final int ORDERS = 40;

    private final Sample orders =
            table(
                    "shop.orders",
                    "vendor_id uuid, id uuid, number text, total int8",
                    List.of(List.of(0, 1), List.of(0, 2)));
    private final Sample lines =
            table(
                    "shop.lines",
                    "vendor_id uuid, order_id uuid, no int4, hash bytea",
                    List.of(List.of(0, 1, 2), List.of(0, 3)));

    FreshRowsTest() {
        for (int i = 1; i <= ORDERS; i++) {
            String order = new UUID(1, i).toString();
            orders.rows()
                    .add(new Object[] {VENDOR, order, "EU-INV-2026-%06d".formatted(i), "11900"});
            lines.rows()
                    .add(
                            new Object[] {
                                VENDOR, order, "1", new byte[] {1, 2, 3, 4, 5, 6, 7, 8, (byte) i}
                            });
        }
    }

    @Test
    void anOrderAndItsLinesGetTheSameFreshId() {
        List<List<@Nullable Object[]>> copy = new FreshRows(List.of(orders, lines), 1).next();
        for (int i = 0; i < ORDERS; i++) {
            assertThat(copy.get(0).get(i)[1]).isEqualTo(copy.get(1).get(i)[1]);
            assertThat(copy.get(0).get(i)[1]).isNotEqualTo(orders.rows().get(i)[1]);
        }
    }

    @Test
    void whatAllShareAndWhatNoIndexRefusesStays() {
        for (@Nullable Object[] row : new FreshRows(List.of(orders, lines), 1).next().getFirst()) {
            assertThat(row[0]).isEqualTo(VENDOR);
            assertThat(row[3]).isEqualTo("11900");
            assertThat(String.valueOf(row[2]))
                    .startsWith("EU")
                    .hasSize("EU-INV-2026-000001".length());
        }
    }

    @Test
    void noUniqueKeyEverComesAgain() {
        Set<Object> seen = new HashSet<>();
        int copies = 0;
        for (int seed = 0; seed < 2; seed++) {
            FreshRows rows = new FreshRows(List.of(orders, lines), seed);
            for (int i = 0; i < 50; i++, copies++) {
                List<List<@Nullable Object[]>> copy = rows.next();
                copy.get(0)
                        .forEach(row -> seen.addAll(List.of("id " + row[1], "number " + row[2])));
                copy.get(1).forEach(row -> seen.add(java.nio.ByteBuffer.wrap((byte[]) row[3])));
            }
        }
        assertThat(seen).hasSize(copies * ORDERS * 3);
    }

    private static Sample table(String name, String columns, List<List<Integer>> keys) {
        List<Sample.Column> all = new ArrayList<>();
        for (String column : columns.split(", ", -1)) {
            String[] words = column.split(" ", 2);
            all.add(new Sample.Column(words[0], words[1]));
        }
        return new Sample(name, all, keys, new ArrayList<>());
    }
}
