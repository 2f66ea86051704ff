package dev.kontor.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.platform.Idempotency.Taken;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is sent in bulk arrives as it was, in its order, and in its transaction. */
class BulkStatementsTest {
    private record Row(
            @Nullable String text,
            @Nullable UUID id,
            byte @Nullable [] bytes,
            @Nullable Long large,
            @Nullable Integer middle,
            @Nullable Short small,
            @Nullable Boolean flag,
            @Nullable LocalDate day,
            @Nullable Instant moment,
            @Nullable BigDecimal number) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Row it
                    && Arrays.equals(bytes, it.bytes)
                    && Objects.equals(rest(), it.rest());
        }

        @Override
        public int hashCode() {
            return rest().hashCode();
        }

        private List<@Nullable Object> rest() {
            return Arrays.asList(text, id, large, middle, small, flag, day, moment, number);
        }
    }

    private static final BulkQuery<Row> ECHO =
            BulkQuery.<Row>of("select * from {given} order by ord")
                    .given("t", "text", Row::text)
                    .given("u", "uuid", Row::id)
                    .given("b", "bytea", Row::bytes)
                    .given("l", "int8", Row::large)
                    .given("m", "int4", Row::middle)
                    .given("s", "int2", Row::small)
                    .given("f", "bool", Row::flag)
                    .given("d", "date", Row::day)
                    .given("i", "timestamptz", Row::moment)
                    .given("n", "numeric", Row::number);

    private static final Instant NOW = Instant.parse("2026-03-01T12:34:56.123456Z");

    private final Database database = TestPlatform.database();
    private final Idempotency idempotency = TestPlatform.idempotency();
    private final VendorId vendor = new VendorId(Ids.next());

    @Test
    void everyTypeArrivesAsItWas() {
        List<Row> rows =
                List.of(
                        new Row(
                                "Größe, \"quoted\", {braces}\\ and NULL",
                                UUID.randomUUID(),
                                new byte[] {0, 1, -1, 92, 39},
                                Long.MIN_VALUE,
                                Integer.MAX_VALUE,
                                Short.MIN_VALUE,
                                true,
                                LocalDate.of(1999, 12, 31),
                                NOW,
                                new BigDecimal("-12.3450")),
                        new Row(null, null, null, null, null, null, null, null, null, null),
                        new Row(
                                "",
                                new UUID(0, 0),
                                new byte[0],
                                Long.MAX_VALUE,
                                Integer.MIN_VALUE,
                                Short.MAX_VALUE,
                                false,
                                LocalDate.of(2400, 2, 29),
                                Instant.parse("1969-07-20T20:17:40.000001Z"),
                                BigDecimal.ZERO),
                        new Row(
                                "語".repeat(10_000),
                                UUID.randomUUID(),
                                "x".repeat(100_000).getBytes(StandardCharsets.UTF_8),
                                1L,
                                2,
                                (short) 3,
                                true,
                                LocalDate.EPOCH,
                                Instant.EPOCH,
                                new BigDecimal("1E+5").setScale(0)));
        assertThat(echo(rows)).isEqualTo(rows);
    }

    @Test
    void nanosecondsRoundAsTheDatabaseRounds() {
        List<Row> rows =
                List.of(
                        at("2026-01-01T00:00:00.000000499Z"),
                        at("2026-01-01T00:00:00.999999500Z"),
                        at("1969-12-31T23:59:59.000000500Z"));
        assertThat(echo(rows))
                .extracting(Row::moment)
                .containsExactly(
                        Instant.parse("2026-01-01T00:00:00Z"),
                        Instant.parse("2026-01-01T00:00:01Z"),
                        Instant.parse("1969-12-31T23:59:59.000001Z"));
    }

    @Test
    void whatIsQueuedComesBeforeWhatIsRead() {
        Idempotency.Key key = key("first");
        database.run(tx -> idempotency.claim(tx, List.of(key), NOW));
        boolean answered =
                database.write(tx -> {
                    idempotency.remember(
                            tx,
                            List.of(
                                    new Idempotency.Remembered(
                                            key, new Idempotency.Answer(201, new byte[] {1}))));
                    return tx.sql()
                            .fetchSingle(
                                    "select status = 201 from platform.idempotency_keys"
                                            + " where vendor_id = {0}",
                                    DSL.val(vendor.value()))
                            .into(boolean.class);
                });
        assertThat(answered).isTrue();
        assertThat(idempotency.find(key))
                .hasValueSatisfying(it -> assertThat(it.body()).containsExactly(1));
    }

    @Test
    void whatFailsInAQueueUndoesTheTransaction() {
        Idempotency.Key known = key("known");
        Idempotency.Key fresh = key("fresh");
        database.run(tx -> idempotency.claim(tx, List.of(known), NOW));
        assertThatThrownBy(() ->
                        database.run(tx -> {
                            idempotency.claim(tx, List.of(fresh), NOW);
                            idempotency.claim(tx, List.of(known), NOW);
                        }))
                .isInstanceOf(Taken.class);
        assertThat(idempotency.find(fresh)).isEmpty();
    }

    private static Row at(String moment) {
        return new Row(null, null, null, null, null, null, null, null, Instant.parse(moment), null);
    }

    private Idempotency.Key key(String name) {
        return new Idempotency.Key(vendor, "test", name, new byte[] {7}, "req_1");
    }

    private List<Row> echo(List<Row> rows) {
        return database.write(tx -> ECHO.run(tx, rows, BulkStatementsTest::row));
    }

    private static Row row(ResultSet it) throws SQLException {
        OffsetDateTime moment = it.getObject(9, OffsetDateTime.class);
        return new Row(
                it.getString(1),
                it.getObject(2, UUID.class),
                it.getBytes(3),
                it.getObject(4, Long.class),
                it.getObject(5, Integer.class),
                it.getObject(6) == null ? null : it.getShort(6),
                it.getObject(7, Boolean.class),
                it.getObject(8, LocalDate.class),
                moment == null ? null : moment.toInstant(),
                it.getBigDecimal(10));
    }
}
