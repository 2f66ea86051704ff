package dev.kontor.risk;

import dev.kontor.platform.BulkQuery;
import dev.kontor.platform.Ids;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Learns from bad ends: marks the decision that let the order pass, and blocks who tries one
 * failing card after the other: four from one device or by one e-mail address in seven days, or
 * four from one address in a day, this one for seven days.
 */
final class Feedback {
    private static final Duration ADDRESS_BLOCKED = Duration.ofDays(7);

    private static final BulkQuery<Outcome> MARK =
            given(
                    """
                    update risk.decisions d set outcome = g.kind
                    from {given}
                    where d.vendor_id = g.vendor_id and d.subject_id = g.subject
                      and (d.outcome is null or g.kind <> 'declined')
                      and d.decided_at = (select max(x.decided_at) from risk.decisions x
                          where x.vendor_id = g.vendor_id and x.subject_id = g.subject)
                    returning d.vendor_id
                    """);

    private static final BulkQuery<Outcome> OFFENDERS =
            given(
                    """
                    select distinct d.vendor_id, k.kind, k.hash, g.at
                    from {given}
                    join risk.decisions d on d.vendor_id = g.vendor_id and d.subject_id = g.subject
                    cross join lateral (
                        select 'device' as kind, d.device_hash as hash, (
                            select count(distinct x.card_hash) from risk.decisions x
                            where x.vendor_id = d.vendor_id and x.device_hash = d.device_hash
                              and x.outcome = 'declined'
                              and x.decided_at > g.at - interval '7 days') as cards
                        union all select 'email', d.email_hash, (
                            select count(distinct x.card_hash) from risk.decisions x
                            where x.vendor_id = d.vendor_id and x.email_hash = d.email_hash
                              and x.outcome = 'declined'
                              and x.decided_at > g.at - interval '7 days')
                        union all select 'address', d.ip_hash, (
                            select count(distinct x.card_hash) from risk.decisions x
                            where x.vendor_id = d.vendor_id and x.ip_hash = d.ip_hash
                              and x.outcome = 'declined'
                              and x.decided_at > g.at - interval '1 day')) k
                    where g.kind = 'declined' and d.card_hash is not null and k.cards >= 4
                    """);

    private record Offender(VendorId vendor, ListKind kind, byte[] hash, Instant at) {}

    private final Lists lists;

    Feedback(Lists lists) {
        this.lists = lists;
    }

    private static BulkQuery<Outcome> given(String text) {
        return BulkQuery.<Outcome>of(text)
                .given("vendor_id", "uuid", it -> it.vendor().value())
                .given("subject", "uuid", Outcome::subject)
                .given("kind", "text", it -> it.kind().code())
                .given("at", "timestamptz", Outcome::at);
    }

    void learn(Tx tx, List<Outcome> outcomes) {
        MARK.run(tx, outcomes, row -> row.getObject(1, UUID.class));
        List<Outcome> declined =
                outcomes.stream().filter(it -> it.kind() == Outcome.Kind.DECLINED).toList();
        OFFENDERS.run(tx, declined, Feedback::offender).forEach(it -> block(tx, it));
    }

    private static Offender offender(ResultSet row) throws SQLException {
        return new Offender(
                new VendorId(row.getObject(1, UUID.class)),
                ListKind.valueOf(row.getString(2).toUpperCase(Locale.ROOT)),
                row.getBytes(3),
                row.getObject(4, OffsetDateTime.class).toInstant());
    }

    private void block(Tx tx, Offender it) {
        lists.putIfAbsent(
                tx,
                it.vendor(),
                new ListEntry(
                        Ids.next(),
                        ListEntry.Name.BLOCK,
                        it.kind(),
                        null,
                        it.hash(),
                        "four_failing_cards",
                        "system:risk",
                        end(it),
                        it.at()));
    }

    private static @Nullable Instant end(Offender it) {
        return it.kind() == ListKind.ADDRESS ? it.at().plus(ADDRESS_BLOCKED) : null;
    }
}
