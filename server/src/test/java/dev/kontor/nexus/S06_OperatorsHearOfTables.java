package dev.kontor.nexus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestEntities;
import dev.kontor.TestServer;
import dev.kontor.TestServer.Client;
import dev.kontor.access.ApiKeys;
import dev.kontor.access.Persons;
import dev.kontor.events.Events;
import dev.kontor.messages.Messages;
import dev.kontor.messages.QueuedMail;
import dev.kontor.platform.Clocks;
import dev.kontor.platform.Database;
import dev.kontor.platform.Ids;
import dev.kontor.platform.Words;
import dev.kontor.tax.Tax;
import dev.kontor.tax.packs.FeedStore;
import dev.kontor.tax.packs.Pack;
import dev.kontor.tax.packs.PackKeys;
import dev.kontor.tax.packs.Packing;
import dev.kontor.vendors.Entity;
import dev.kontor.vendors.Vendor;
import dev.kontor.vendors.Vendors;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Of every pack, and of tables that grow old, operators hear once: by an event and a mail. */
class S06_OperatorsHearOfTables {
    private final Database database = TestServer.bean(Database.class);
    private final Vendors vendors = TestServer.bean(Vendors.class);
    private final String name = "s06-" + Ids.next().toString().substring(24);
    private final Instant now = TestServer.bean(Clocks.class).real();
    private final Vendor alone = TestEntities.vendor(TestEntities.german(), "Any");
    private final Entity shared = TestEntities.german();
    private final Vendor first = TestEntities.vendor(shared, "Any");
    private final Vendor second = TestEntities.vendor(shared, "Any");

    /** Another process, which knows only what is in the database. */
    private TellOfTables process() {
        return new TellOfTables(
                database,
                TestServer.bean(Tax.class),
                new NewsStore(database),
                vendors,
                TestServer.bean(Persons.class),
                TestServer.bean(Messages.class),
                TestServer.bean(Events.class));
    }

    private void offer(String version) {
        Pack pack =
                Pack.make(
                        Packing.folder(
                                name,
                                version,
                                "",
                                Packing.luxembourg("18", "2033-01-01", ""),
                                Packing.expects("2033-01-01", "18", 1800)),
                        new PackKeys(Packing.installation()),
                        now);
        new FeedStore(database).offer(pack, now);
    }

    @AfterEach
    void takeBack() {
        database.run(tx -> tx.sql().execute("delete from tax.offered_packs where name = ?", name));
    }

    private List<String> events(Vendor vendor, String type) {
        Client key =
                new Client(
                        database.write(tx ->
                                        TestServer.bean(ApiKeys.class)
                                                .create(tx, vendor, "test", List.of("*")))
                                .secret());
        return key.get("/v1/events?type=" + type)
                .json()
                .get("data")
                .valueStream()
                .map(it -> it.at("/data/object"))
                .filter(it -> !it.has("name") || it.get("name").stringValue().equals(name))
                .map(S06_OperatorsHearOfTables::shown)
                .toList();
    }

    private static String shown(JsonNode it) {
        return it.has("version")
                ? it.get("version").stringValue()
                        + " "
                        + it.get("issuer").stringValue()
                        + " "
                        + it.get("applied").asString()
                : it.get("reason").stringValue() + " " + it.get("days").asString();
    }

    private List<QueuedMail> mails(Vendor vendor) {
        return TestServer.bean(Messages.class).latest(vendor.id(), null, 50).stream()
                .filter(it -> it.kind().equals(TellOfTables.MAIL))
                .toList();
    }

    @Test
    void ofEveryPackOnce() {
        offer("1");
        process().run(now);
        process().run(now.plus(Duration.ofHours(6)));
        assertThat(events(alone, TellOfTables.PACK)).containsExactly("1 own false");
        assertThat(mails(alone)).hasSize(1);

        offer("2");
        process().run(now.plus(Duration.ofHours(12)));
        process().run(now.plus(Duration.ofHours(12)));
        assertThat(events(alone, TellOfTables.PACK))
                .containsExactlyInAnyOrder("1 own false", "2 own false");
        assertThat(mails(alone)).hasSize(2);
    }

    @Test
    void ofSeveralVendorsTheEntityHears() {
        offer("1");
        process().run(now);
        assertThat(events(first, TellOfTables.PACK)).containsExactly("1 own false");
        assertThat(events(second, TellOfTables.PACK)).isEmpty();
        assertThat(mails(first))
                .singleElement()
                .satisfies(it -> assertThat(it.recipient()).isEqualTo(shared.email()));
        assertThat(mails(second)).isEmpty();
    }

    @Test
    void theMailSaysWhatToDo() {
        offer("1");
        process().run(now);
        Messages messages = TestServer.bean(Messages.class);
        QueuedMail mail = mails(alone).getFirst();
        assertThat(mail.recipient()).isEqualTo(alone.supportEmail());
        assertThat(messages.read(mail).subject()).isEqualTo("Tax tables: " + name + " 1 is there");
        assertThat(messages.read(mail).text())
                .contains("A change for a test")
                .contains("./kontor tax update available");
        assertThat(
                        new NewsMail(new NewsStore(database))
                                .content(alone.id(), mail.subjectId(), Words.of("de"))
                                .subject())
                .isEqualTo("Steuertabellen: " + name + " 1 ist da");
    }

    @Test
    void ofOldTablesOnce() {
        database.run(
                tx -> tx.sql().execute("delete from nexus.table_news where key like 'stale %'"));
        Instant late = now.plus(Duration.ofDays(200));
        process().run(late);
        process().run(late.plus(Duration.ofDays(1)));
        assertThat(events(first, TellOfTables.STALE))
                .singleElement()
                .satisfies(it -> assertThat(it).matches("old 2\\d\\d"));
        assertThat(mails(first)).hasSize(1);
    }
}
