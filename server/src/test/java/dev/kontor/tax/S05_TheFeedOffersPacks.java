package dev.kontor.tax;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.kontor.platform.Database;
import dev.kontor.platform.Ids;
import dev.kontor.platform.Settings;
import dev.kontor.platform.Sha256;
import dev.kontor.platform.TestPlatform;
import dev.kontor.platform.Words;
import dev.kontor.tax.packs.ContentArchive;
import dev.kontor.tax.packs.FeedStore;
import dev.kontor.tax.packs.Pack;
import dev.kontor.tax.packs.PackKeys;
import dev.kontor.tax.packs.Packing;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A feed is asked in turn, believed only as far as its signatures go, and may be down. */
class S05_TheFeedOffersPacks {
    private final Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private static final Words ENGLISH = Words.of("en");

    private final Database database = TestPlatform.database();
    private final ContentArchive archive = new ContentArchive(database);
    private final FeedStore store = new FeedStore(database);
    private final Settings publisher = Packing.installation();
    private final Settings here = Packing.installation();
    private final String name = "s05-" + Ids.next().toString().substring(24);
    private final Map<String, byte[]> served = new ConcurrentHashMap<>();
    private HttpServer server;
    private URI feed;

    @BeforeEach
    void serve() throws IOException {
        archive.takeBundle(start);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    byte[] body = served.get(exchange.getRequestURI().getPath());
                    exchange.sendResponseHeaders(
                            body == null ? 503 : 200, body == null ? -1 : body.length);
                    if (body != null) {
                        exchange.getResponseBody().write(body);
                    }
                    exchange.close();
                });
        server.start();
        feed = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/packs/index.tsv");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private long number;

    /** The next index of the feed, signed by its publisher, good for a month. */
    private void publish(byte[] pack, String announcedHash) {
        served.put("/packs/one.zip", pack);
        serveIndex(++number, day(start), "%s\t1\t%s\tone.zip\n".formatted(name, announcedHash));
    }

    private void serveIndex(long no, LocalDate from, String rows) {
        serve(Packing.index(new PackKeys(publisher), no, from, from.plusDays(30), rows));
    }

    private void serve(String index) {
        served.put("/packs/index.tsv", index.getBytes(StandardCharsets.UTF_8));
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }

    private Pack pack() {
        return Pack.make(
                Packing.folder(
                        name,
                        "1",
                        "",
                        Packing.luxembourg("18", "2033-01-01", ""),
                        Packing.expects("2033-01-01", "18", 1800)),
                new PackKeys(publisher),
                start);
    }

    private static String hash(byte[] bytes) {
        return HexFormat.of().formatHex(Sha256.of(bytes));
    }

    private void ask(boolean applies, Instant now) throws InterruptedException {
        new PackFeed(feed, applies, new PackKeys(here), archive, store).askIfDue(now);
    }

    private Optional<String> failure() {
        return store.asked(feed.toString()).map(FeedStore.Asked::failure);
    }

    private boolean isOffered() {
        return store.offered(archive.history()).stream().anyMatch(it -> it.name().equals(name));
    }

    private String notices(Instant now) {
        return String.join(
                "\n",
                new ContentNotices(archive, store, Optional.of(feed.toString())).of(now, ENGLISH));
    }

    @Test
    void whatIsTrustedIsOfferedAndTold() throws InterruptedException {
        Packing.trust(here, "acme", publisher);
        byte[] bytes = pack().bytes();
        publish(bytes, hash(bytes));
        ask(false, start);
        assertThat(failure()).isEmpty();
        assertThat(isOffered()).isTrue();
        assertThat(archive.history().isNewer(name, "1")).isTrue();
        assertThat(notices(start)).contains("The tax pack " + name + " 1 waits to be applied");
    }

    @Test
    void itIsAppliedOnlyWhereThatIsSwitchedOn() throws InterruptedException {
        Packing.trust(here, "acme", publisher);
        byte[] bytes = pack().bytes();
        publish(bytes, hash(bytes));
        ask(true, start);
        assertThat(archive.history().editions().getLast())
                .satisfies(it -> {
                    assertThat(it.name()).isEqualTo(name);
                    assertThat(it.issuer()).isEqualTo("acme");
                    assertThat(it.appliedBy()).isEqualTo("feed");
                });
        assertThat(isOffered()).isFalse();
    }

    @Test
    void whatIsNotTrustedOrNotWhatWasAnnouncedIsRefused() throws InterruptedException {
        byte[] bytes = pack().bytes();
        publish(bytes, hash(bytes));
        ask(true, start);
        assertThat(failure().orElseThrow())
                .contains("the index of the feed is signed by a key that is not trusted");

        Packing.trust(here, "acme", publisher);
        publish(bytes, hash(new byte[] {1}));
        ask(true, start.plus(Duration.ofHours(1)));
        assertThat(failure().orElseThrow()).contains("another SHA-256");

        byte[] spoiled = Packing.spoiled(bytes, "rates.tsv", Packing.RATES);
        publish(spoiled, hash(spoiled));
        ask(true, start.plus(Duration.ofHours(2)));
        assertThat(failure().orElseThrow()).contains("changed after it was signed");
        assertThat(isOffered()).isFalse();
        assertThat(archive.history().isNewer(name, "1")).isTrue();
    }

    private String refusal(Instant now) throws InterruptedException {
        ask(true, now);
        return failure().orElseThrow();
    }

    @Test
    void anIndexThatIsNotSignedOrWasChangedIsRefused() throws InterruptedException {
        Packing.trust(here, "acme", publisher);
        byte[] bytes = pack().bytes();
        publish(bytes, hash(bytes));
        String good = new String(served.get("/packs/index.tsv"), StandardCharsets.UTF_8);

        serve("name\tversion\tsha256\turl\n");
        assertThat(refusal(start)).contains("is not signed");
        serve(good.replace(name + "\t1", name + "\t2"));
        assertThat(refusal(start.plus(Duration.ofHours(1))))
                .contains("changed after it was signed");
        serve(good.replaceFirst("(?m)^" + name + ".*\n", ""));
        assertThat(refusal(start.plus(Duration.ofHours(2))))
                .as("a pack was hidden")
                .contains("changed after it was signed");
        serve(good + name + "\t2\tabc\ttwo.zip\n");
        assertThat(refusal(start.plus(Duration.ofHours(3)))).contains("its signature is wrong");
        assertThat(isOffered()).isFalse();

        serve(good);
        ask(false, start.plus(Duration.ofHours(4)));
        assertThat(failure()).isEmpty();
        assertThat(isOffered()).isTrue();
    }

    @Test
    void anOlderIndexIsRefused() throws InterruptedException {
        Packing.trust(here, "acme", publisher);
        serveIndex(6, day(start), "");
        ask(false, start);
        byte[] before = served.get("/packs/index.tsv");
        serveIndex(7, day(start), "");
        ask(false, start.plus(Duration.ofHours(6)));
        assertThat(failure()).isEmpty();

        served.put("/packs/index.tsv", before);
        assertThat(refusal(start.plus(Duration.ofHours(12))))
                .contains("is number 6, but number 7 was there already");
        serveIndex(7, day(start), "%s\t1\tabc\tone.zip\n".formatted(name));
        assertThat(refusal(start.plus(Duration.ofHours(13)))).contains("number 7 was another one");
        serveIndex(8, day(start), "");
        ask(false, start.plus(Duration.ofHours(14)));
        assertThat(failure()).isEmpty();
    }

    @Test
    void anIndexIsGoodForItsDaysOnly() throws InterruptedException {
        Packing.trust(here, "acme", publisher);
        serveIndex(1, day(start).minusDays(31), "");
        assertThat(refusal(start)).contains("is not believed any more");
        serveIndex(1, day(start).plusDays(3), "");
        assertThat(refusal(start.plus(Duration.ofHours(1)))).contains("in the future");
        serve(
                Packing.index(
                        new PackKeys(publisher), 1, day(start), day(start).plusDays(3_000), ""));
        assertThat(refusal(start.plus(Duration.ofHours(2)))).contains("92 days at most");
    }

    @Test
    void anOutageIsTriedAgainAndToldAfterAWeek() throws InterruptedException {
        ask(false, start);
        assertThat(failure().orElseThrow()).contains("answers 503");
        assertThat(notices(start.plus(Duration.ofDays(6)))).doesNotContain("503");
        assertThat(notices(start.plus(Duration.ofDays(8)))).contains("8 days").contains("503");

        Packing.trust(here, "acme", publisher);
        serveIndex(1, day(start), "");
        ask(false, start.plus(Duration.ofMinutes(59)));
        assertThat(failure()).as("not asked again within the hour").isPresent();
        ask(false, start.plus(Duration.ofHours(1)));
        assertThat(failure()).isEmpty();
        server.stop(0);
        ask(false, start.plus(Duration.ofHours(6)));
        assertThat(failure()).as("not asked again within six hours").isEmpty();
        ask(false, start.plus(Duration.ofHours(7)));
        assertThat(failure()).isPresent();
    }

    @Test
    void withoutAFeedOldTablesAreTold() {
        ContentNotices alone = new ContentNotices(archive, store, Optional.empty());
        Instant dated = archive.history().dated().orElseThrow();
        assertThat(alone.of(dated.plus(Duration.ofDays(99)), ENGLISH))
                .noneMatch(it -> it.contains("days old"));
        assertThat(alone.of(dated.plus(Duration.ofDays(102)), ENGLISH))
                .anyMatch(it -> it.contains("102 days old"));
    }
}
