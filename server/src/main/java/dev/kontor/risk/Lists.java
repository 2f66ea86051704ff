package dev.kontor.risk;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kontor.platform.Database;
import dev.kontor.platform.Tx;
import dev.kontor.platform.Vault;
import dev.kontor.platform.VendorId;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Each vendor's blocklist and allowlist, and its card-testing mode, in memory: a write on this
 * server is seen at once after its commit, one on another server within five seconds.
 */
final class Lists {
    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final int VENDORS = 10_000;
    private static final Duration CARD_TESTING = Duration.ofMinutes(60);

    /** What a vendor has. */
    private record Known(
            Map<ListKind, Map<ByteBuffer, List<ListEntry>>> entries,
            Optional<Instant> cardTestingUntil) {}

    /** The codes of the entries that an order hits. */
    record Hits(List<String> blocked, List<String> allowed) {
        static final Hits NONE = new Hits(List.of(), List.of());
    }

    private final Database database;
    private final Vault vault;
    private final ListStore store;
    private final Cache<VendorId, Known> memory =
            Caffeine.newBuilder().maximumSize(VENDORS).expireAfterWrite(FRESH).build();

    Lists(Database database, Vault vault) {
        this.database = database;
        this.vault = vault;
        this.store = new ListStore(vault);
    }

    private Known known(VendorId vendor) {
        return memory.get(
                vendor,
                _ ->
                        database.read(sql -> {
                            Map<ListKind, Map<ByteBuffer, List<ListEntry>>> entries =
                                    new EnumMap<>(ListKind.class);
                            for (ListEntry it : store.all(sql, vendor)) {
                                entries.computeIfAbsent(it.kind(), _ -> new HashMap<>())
                                        .computeIfAbsent(
                                                ByteBuffer.wrap(it.hash()), _ -> new ArrayList<>(1))
                                        .add(it);
                            }
                            return new Known(entries, store.cardTestingUntil(sql, vendor));
                        }));
    }

    boolean isCardTesting(VendorId vendor, Instant now) {
        return known(vendor).cardTestingUntil().filter(now::isBefore).isPresent();
    }

    /** Card-testing mode for the next hour. */
    void cardTesting(Tx tx, VendorId vendor, Instant now) {
        store.cardTesting(tx, vendor, now.plus(CARD_TESTING));
        forget(tx, vendor);
    }

    /** Which entries the order hits. Hashes only what some entry may name. */
    Hits hits(RiskQuestion question, @Nullable IpAddress ip) {
        Known known = known(question.vendor());
        if (known.entries().isEmpty()) {
            return Hits.NONE;
        }
        List<String> blocked = new ArrayList<>();
        List<String> allowed = new ArrayList<>();
        known.entries()
                .forEach((kind, entries) -> {
                    String value = value(question, ip, kind);
                    if (value != null) {
                        ByteBuffer hash = ByteBuffer.wrap(Fingerprints.hash(vault, kind, value));
                        for (ListEntry it : entries.getOrDefault(hash, List.of())) {
                            if (it.countsAt(question.at())) {
                                (it.list() == ListEntry.Name.BLOCK ? blocked : allowed)
                                        .add(it.code());
                            }
                        }
                    }
                });
        return new Hits(blocked, allowed);
    }

    private static @Nullable String value(
            RiskQuestion question, @Nullable IpAddress ip, ListKind kind) {
        RiskFacts.Card card = question.facts().payment();
        RiskFacts.Client client = question.facts().client();
        return switch (kind) {
            case EMAIL -> question.email();
            case NAME -> question.name();
            case TAX_ID -> question.facts().taxId();
            case ADDRESS, IP -> ip == null ? null : ip.toString();
            case CARD -> card == null ? null : card.fingerprint();
            case BIN -> card == null ? null : card.bin();
            case DEVICE -> client == null ? null : client.device();
        };
    }

    /** Writes an entry; answers its id, which an entry for the same value already had. */
    UUID put(Tx tx, VendorId vendor, ListEntry entry) {
        if (store.count(tx, vendor) >= ListStore.MOST) {
            throw RiskProblems.listFull();
        }
        UUID id = store.put(tx, vendor, entry);
        forget(tx, vendor);
        return id;
    }

    /** Writes an entry of a rule, unless there is one for the same value: a person's word stays. */
    void putIfAbsent(Tx tx, VendorId vendor, ListEntry entry) {
        store.putIfAbsent(tx, vendor, entry);
        forget(tx, vendor);
    }

    boolean remove(Tx tx, VendorId vendor, UUID id) {
        boolean was = store.remove(tx, vendor, id);
        forget(tx, vendor);
        return was;
    }

    List<ListEntry> page(
            VendorId vendor,
            ListEntry.@Nullable Name list,
            @Nullable ListKind kind,
            @Nullable UUID after,
            int limit) {
        return database.read(sql -> store.page(sql, vendor, list, kind, after, limit));
    }

    private void forget(Tx tx, VendorId vendor) {
        tx.afterCommit(() -> memory.invalidate(vendor));
    }
}
