package dev.kontor.risk;

import static dev.kontor.risk.db.Tables.DECISIONS;

import dev.kontor.platform.BulkInsert;
import dev.kontor.platform.BulkQuery;
import dev.kontor.platform.Database;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Decisions in rows, and what they say of the next order. */
final class RiskStore {
    /** An order whose history is wanted. */
    record Asked(VendorId vendor, Instant at, Fingerprints prints) {}

    /** A decision to be kept. */
    record Row(
            RiskQuestion question,
            Fingerprints prints,
            @Nullable String ipCountry,
            RiskDecision decision) {}

    /**
     * For each order: probes of one index each. A hash that is null finds nothing and costs
     * nothing.
     */
    private static final BulkQuery<Asked> HISTORY =
            BulkQuery.<Asked>of(
                            """
                            select first_seen, trusted, coalesce(email_orders, 0),
                                coalesce(email_cards, 0), coalesce(ip_attempts, 0),
                                coalesce(device_cards, 0), coalesce(device_chargeback, false),
                                coalesce(card_devices, 0), coalesce(card_declines, 0),
                                coalesce(bin_attempts, 0), coalesce(bin_declines, 0)
                            from (select g.*,
                                (select d.decided_at from risk.decisions d
                                 where d.vendor_id = g.vendor_id and d.email_hash = g.email
                                 order by d.decided_at limit 1) as first_seen
                                from {given}) g
                            cross join lateral (select
                                g.first_seen <= g.at - interval '90 days'
                                and exists (select from risk.decisions d
                                    where d.vendor_id = g.vendor_id and d.email_hash = g.email
                                      and d.decided_at <= g.at - interval '90 days'
                                      and d.decision in ('accept', 'challenge') and d.outcome is null)
                                and not exists (select from risk.decisions d
                                    where d.vendor_id = g.vendor_id and d.email_hash = g.email
                                      and d.outcome in ('disputed', 'fraud')) as trusted) t
                            left join lateral (select count(*) as email_orders,
                                    count(distinct d.card_hash) filter (where d.card_hash <> g.card
                                        or g.card is null) + (g.card is not null)::int as email_cards
                                from risk.decisions d
                                where d.vendor_id = g.vendor_id and d.email_hash = g.email
                                  and d.decided_at > g.at - interval '24 hours') e on g.velocity
                            left join lateral (select count(*) as ip_attempts
                                from risk.decisions d
                                where d.vendor_id = g.vendor_id and d.ip_hash = g.ip
                                  and d.decided_at > g.at - interval '1 hour') i on g.ip is not null
                            left join lateral (select
                                    count(distinct d.card_hash) filter (where d.card_hash <> g.card
                                        and d.decided_at > g.at - interval '24 hours')
                                        + (g.card is not null)::int as device_cards,
                                    bool_or(d.outcome in ('disputed', 'fraud')) as device_chargeback
                                from risk.decisions d
                                where d.vendor_id = g.vendor_id and d.device_hash = g.device)
                                v on g.device is not null
                            left join lateral (select
                                    count(distinct d.device_hash) filter (where d.device_hash <> g.device)
                                        + (g.device is not null)::int as card_devices,
                                    count(*) filter (where d.outcome = 'declined') as card_declines
                                from risk.decisions d
                                where d.vendor_id = g.vendor_id and d.card_hash = g.card
                                  and d.decided_at > g.at - interval '24 hours') c on g.card is not null
                            left join lateral (select count(*) as bin_attempts,
                                    count(*) filter (where d.outcome = 'declined') as bin_declines
                                from risk.decisions d
                                where d.vendor_id = g.vendor_id and d.bin_hash = g.bin
                                  and d.decided_at > g.at - interval '10 minutes') b on g.bin is not null
                            order by g.ord
                            """)
                    .given("vendor_id", "uuid", it -> it.vendor().value())
                    .given("at", "timestamptz", Asked::at)
                    .given("velocity", "bool", it -> it.prints().velocity())
                    .given("email", "bytea", it -> it.prints().email())
                    .given("ip", "bytea", it -> it.prints().ip())
                    .given("device", "bytea", it -> it.prints().device())
                    .given("card", "bytea", it -> it.prints().card())
                    .given("bin", "bytea", it -> it.prints().bin());

    private static final BulkInsert<Row> INSERT =
            BulkInsert.<Row>into(DECISIONS)
                    .set(DECISIONS.VENDOR_ID, it -> it.question().vendor().value())
                    .set(DECISIONS.SUBJECT_ID, it -> it.question().subject())
                    .set(DECISIONS.DECIDED_AT, it -> it.question().at())
                    .set(DECISIONS.DECISION, it -> it.decision().decision().code())
                    .set(DECISIONS.SCORE, it -> (short) it.decision().score())
                    .set(DECISIONS.REASONS, it -> joined(it.decision().reasons()))
                    .set(
                            DECISIONS.SIGNALS,
                            it ->
                                    joined(
                                            it.decision().signals().stream()
                                                    .map(Signal::code)
                                                    .toList()))
                    .set(DECISIONS.EMAIL_HASH, it -> it.prints().email())
                    .set(DECISIONS.IP_COUNTRY, Row::ipCountry)
                    .set(DECISIONS.IP_HASH, it -> it.prints().ip())
                    .set(DECISIONS.DEVICE_HASH, it -> it.prints().device())
                    .set(DECISIONS.CARD_HASH, it -> it.prints().card())
                    .set(DECISIONS.BIN_HASH, it -> it.prints().bin());

    private final Database database;

    RiskStore(Database database) {
        this.database = database;
    }

    /** What is known of each order, in their order. One statement. */
    List<History> histories(Tx tx, List<Asked> asked) {
        return HISTORY.run(tx, asked, RiskStore::history);
    }

    private static History history(ResultSet row) throws SQLException {
        OffsetDateTime firstSeen = row.getObject(1, OffsetDateTime.class);
        return new History(
                firstSeen == null ? null : firstSeen.toInstant(),
                row.getBoolean(2),
                row.getInt(3),
                row.getInt(4),
                row.getInt(5),
                row.getInt(6),
                row.getBoolean(7),
                row.getInt(8),
                row.getInt(9),
                row.getInt(10),
                row.getInt(11));
    }

    void insert(Tx tx, List<Row> rows) {
        INSERT.queue(tx, rows);
    }

    /** The decisions about an order, newest first. */
    List<RiskDecision> of(VendorId vendor, UUID subject) {
        return database.read(sql ->
                sql.selectFrom(DECISIONS)
                        .where(DECISIONS.VENDOR_ID.eq(vendor.value()))
                        .and(DECISIONS.SUBJECT_ID.eq(subject))
                        .orderBy(DECISIONS.DECIDED_AT.desc())
                        .fetch(row ->
                                new RiskDecision(
                                        row.getScore(),
                                        Decision.valueOf(
                                                row.getDecision().toUpperCase(Locale.ROOT)),
                                        split(row.getReasons()),
                                        split(row.getSignals()).stream()
                                                .map(it ->
                                                        Signal.valueOf(it.toUpperCase(Locale.ROOT)))
                                                .toList())));
    }

    private static @Nullable String joined(List<String> codes) {
        return codes.isEmpty() ? null : codes.stream().collect(Collectors.joining(","));
    }

    private static List<String> split(@Nullable String codes) {
        return codes == null ? List.of() : Arrays.asList(codes.split(",", -1));
    }
}
