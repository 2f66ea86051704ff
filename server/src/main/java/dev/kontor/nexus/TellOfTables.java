package dev.kontor.nexus;

import dev.kontor.access.Persons;
import dev.kontor.events.Event;
import dev.kontor.events.Events;
import dev.kontor.messages.Mail;
import dev.kontor.messages.Messages;
import dev.kontor.platform.Database;
import dev.kontor.platform.Ids;
import dev.kontor.platform.Json;
import dev.kontor.platform.Tx;
import dev.kontor.tax.TableNews;
import dev.kontor.tax.Tax;
import dev.kontor.vendors.Vendor;
import dev.kontor.vendors.Vendors;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tells operators once when a pack of tax tables has come, and when the tables grow old: by an
 * event at one live vendor of each legal entity, its oldest, and by mail, one per address.
 */
final class TellOfTables {
    static final String MAIL = "tax_tables";
    static final String PACK = "tax.pack_received";
    static final String STALE = "tax.tables_stale";

    private static final List<String> ROLES = List.of("owner", "finance");

    /** A pack, as the event shows it. */
    record PackView(
            String name,
            String version,
            String issuer,
            String summary,
            boolean applied,
            String contentVersion,
            Instant receivedAt) {}

    /** Old tables, as the event shows them. */
    record StaleView(String contentVersion, String reason, long days, @Nullable String failure) {}

    private final Database database;
    private final Tax tax;
    private final NewsStore store;
    private final Vendors vendors;
    private final Persons persons;
    private final Messages messages;
    private final Events events;

    TellOfTables(
            Database database,
            Tax tax,
            NewsStore store,
            Vendors vendors,
            Persons persons,
            Messages messages,
            Events events) {
        this.database = database;
        this.tax = tax;
        this.store = store;
        this.vendors = vendors;
        this.persons = persons;
        this.messages = messages;
        this.events = events;
    }

    /** Tells what nobody was told of yet; as often as one likes. */
    void run(Instant now) {
        List<TableNews> news = tax.news(now);
        Set<String> told = store.told(news.stream().map(TableNews::key).toList());
        List<TableNews> fresh = news.stream().filter(it -> !told.contains(it.key())).toList();
        if (fresh.isEmpty()) {
            return;
        }
        List<Vendor> sellers = vendors.firstOfEntities();
        if (!sellers.isEmpty()) {
            fresh.forEach(it -> database.run(tx -> tell(tx, it, sellers, now)));
        }
    }

    private void tell(Tx tx, TableNews news, List<Vendor> sellers, Instant now) {
        UUID id = Ids.next();
        if (!store.isNew(tx, id, news, now)) {
            return;
        }
        events.append(tx, sellers.stream().map(it -> event(it, id, news, now)).toList());
        List<Mail> mails = new ArrayList<>();
        addresses(sellers)
                .forEach((address, seller) ->
                        mails.add(new Mail(seller.id(), MAIL, id, address, "en", now)));
        messages.queue(tx, mails);
    }

    private Map<String, Vendor> addresses(List<Vendor> sellers) {
        Map<String, Vendor> addresses = new TreeMap<>();
        for (Vendor seller : sellers) {
            for (String address : addresses(seller)) {
                addresses.putIfAbsent(address, seller);
            }
        }
        return addresses;
    }

    /** Of an entity that sells for several vendors its own; else those who run the one. */
    private List<String> addresses(Vendor seller) {
        if (vendors.liveOf(seller.entity()).size() > 1) {
            return List.of(seller.entity().email());
        }
        List<String> people = persons.emails(seller.account(), ROLES);
        return people.isEmpty() ? List.of(seller.supportEmail()) : people;
    }

    private static Event event(Vendor seller, UUID id, TableNews news, Instant now) {
        return switch (news) {
            case TableNews.NewPack it ->
                    event(
                            seller,
                            PACK,
                            id,
                            now,
                            new PackView(
                                    it.name(),
                                    it.version(),
                                    it.issuer(),
                                    it.summary(),
                                    it.applied(),
                                    it.contentVersion(),
                                    it.seenAt()));
            case TableNews.Stale it ->
                    event(
                            seller,
                            STALE,
                            id,
                            now,
                            new StaleView(
                                    it.contentVersion(),
                                    switch (it.reason()) {
                                        case OLD -> "old";
                                        case FEED_SILENT -> "feed_silent";
                                    },
                                    it.days(),
                                    it.failure()));
        };
    }

    private static Event event(Vendor seller, String type, UUID id, Instant now, Object view) {
        return new Event(seller.id(), type, id, "system", now, Json.write(view));
    }
}
