package dev.kontor.risk;

import dev.kontor.platform.Database;
import dev.kontor.platform.Tx;
import dev.kontor.platform.Vault;
import dev.kontor.platform.VendorId;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whether to take an order. */
public final class Risk {
    private final Database database;
    private final Vault vault;
    private final IpCountries countries;
    private final RiskStore store;
    private final Lists lists;
    private final Feedback feedback;

    /**
     * The risk engine.
     *
     * @param geoip a MaxMind DB file with countries, instead of the bundled one
     */
    public Risk(Database database, Vault vault, Optional<Path> geoip) {
        this(database, vault, geoip, new Lists(database, vault));
    }

    Risk(Database database, Vault vault, Optional<Path> geoip, Lists lists) {
        this.database = database;
        this.vault = vault;
        this.countries = geoip.map(IpCountries::of).orElseGet(IpCountries::bundled);
        this.store = new RiskStore(database);
        this.lists = lists;
        this.feedback = new Feedback(lists);
    }

    /** An order with what is known of its address. */
    private record Seen(
            RiskQuestion question,
            @Nullable IpAddress ip,
            @Nullable String ipCountry,
            Fingerprints prints) {
        RiskStore.Asked asked() {
            return new RiskStore.Asked(question.vendor(), question.at(), prints);
        }
    }

    /**
     * Decides about orders and keeps the decisions, in their order: one statement that reads and
     * one that writes, for any number. Orders of one batch count for the ones after them.
     */
    public List<RiskDecision> assess(Tx tx, List<RiskQuestion> questions) {
        List<Seen> seen = questions.stream().map(this::see).toList();
        List<History> histories = store.histories(tx, seen.stream().map(Seen::asked).toList());
        Map<ByteBuffer, Integer> emails = new HashMap<>();
        Map<ByteBuffer, Integer> addresses = new HashMap<>();
        List<RiskDecision> decisions = new ArrayList<>(seen.size());
        List<RiskStore.Row> rows = new ArrayList<>(seen.size());
        for (int i = 0; i < seen.size(); i++) {
            Seen it = seen.get(i);
            History history =
                    it.prints().velocity()
                            ? histories
                                    .get(i)
                                    .plus(
                                            before(emails, it, it.prints().email()),
                                            before(addresses, it, it.prints().ip()))
                            : histories.get(i);
            if (Rules.testsCards(history)) {
                lists.cardTesting(tx, it.question().vendor(), it.question().at());
            }
            RiskDecision decision = decide(it, history);
            decisions.add(decision);
            rows.add(new RiskStore.Row(it.question(), it.prints(), it.ipCountry(), decision));
        }
        store.insert(tx, rows);
        return decisions;
    }

    /** What would be decided; nothing is kept and nothing counts. */
    public RiskDecision evaluate(RiskQuestion question) {
        Seen seen = see(question);
        History history =
                database.write(tx -> store.histories(tx, List.of(seen.asked())).getFirst());
        return decide(seen, history);
    }

    /** Learns what became of orders; only bad ends are reported. */
    public void report(Tx tx, List<Outcome> outcomes) {
        feedback.learn(tx, outcomes);
    }

    /** The decisions about an order, newest first. */
    public List<RiskDecision> decisions(VendorId vendor, UUID subject) {
        return store.of(vendor, subject);
    }

    /**
     * The country of a buyer's address, as evidence for tax: ISO 3166-1 alpha-2. In test mode an
     * address that is absent, private, for documentation or for benchmarks is in the buyer's own.
     */
    public Optional<String> countryOf(boolean live, @Nullable String ip, String buyerCountry) {
        return Optional.ofNullable(country(!live, IpAddress.find(ip).orElse(null), buyerCountry));
    }

    /** Whether this is an address of the internet protocol, 4 or 6. */
    public static boolean isAddress(String ip) {
        return IpAddress.find(ip).isPresent();
    }

    private Seen see(RiskQuestion question) {
        IpAddress ip = IpAddress.find(question.ip()).orElse(null);
        boolean velocity = !isPlayground(question.test(), ip);
        return new Seen(
                question,
                ip,
                country(question.test(), ip, question.country()),
                Fingerprints.of(question, ip, velocity, vault));
    }

    private @Nullable String country(boolean test, @Nullable IpAddress ip, String buyerCountry) {
        if (isPlayground(test, ip)) {
            return buyerCountry;
        }
        return ip == null || ip.isSpecial() ? null : countries.find(ip).orElse(null);
    }

    /** The sandbox's rule for addresses (api.md 4). */
    private static boolean isPlayground(boolean test, @Nullable IpAddress ip) {
        return test && (ip == null || ip.isSpecial());
    }

    private RiskDecision decide(Seen it, History history) {
        RiskQuestion question = it.question();
        Lists.Hits hits = lists.hits(question, it.ip());
        return Rules.decide(
                new Rules.Case(
                        Signals.of(question, it.ipCountry(), history),
                        hits.blocked(),
                        hits.allowed(),
                        question.facts().payment() != null,
                        history,
                        Rules.testsCards(history)
                                || (it.prints().velocity()
                                        && lists.isCardTesting(question.vendor(), question.at()))));
    }

    /** How many of this batch came before with the same hash. */
    private static int before(Map<ByteBuffer, Integer> counts, Seen it, byte @Nullable [] hash) {
        if (hash == null) {
            return 0;
        }
        UUID vendor = it.question().vendor().value();
        ByteBuffer key =
                ByteBuffer.allocate(16 + hash.length)
                        .putLong(vendor.getMostSignificantBits())
                        .putLong(vendor.getLeastSignificantBits())
                        .put(hash)
                        .flip();
        return counts.merge(key, 1, Integer::sum) - 1;
    }
}
