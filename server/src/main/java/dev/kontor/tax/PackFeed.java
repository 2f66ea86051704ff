package dev.kontor.tax;

import dev.kontor.platform.Sha256;
import dev.kontor.platform.Table;
import dev.kontor.tax.packs.ContentArchive;
import dev.kontor.tax.packs.Edition;
import dev.kontor.tax.packs.FeedIndex;
import dev.kontor.tax.packs.FeedStore;
import dev.kontor.tax.packs.Pack;
import dev.kontor.tax.packs.PackKeys;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a feed for packs (handbook 4: content is kept current). A feed is a signed {@link FeedIndex}
 * at a URL; one that is not signed, out of date or older than the last is refused. What is new,
 * signed by a trusted key and holds together is offered to the operator, and applied at once only
 * where that is switched on. A feed that is down or lies changes nothing.
 */
final class PackFeed {
    private static final Logger LOG = LoggerFactory.getLogger(PackFeed.class);

    /** Who applied what the feed brought. */
    static final String ACTOR = "feed";

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int LARGEST_INDEX = 1 << 20;
    private static final int LARGEST_PACK = 64 << 20;

    private final URI feed;
    private final boolean applies;
    private final PackKeys keys;
    private final ContentArchive archive;
    private final FeedStore store;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .connectTimeout(PATIENCE)
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .build();

    PackFeed(URI feed, boolean applies, PackKeys keys, ContentArchive archive, FeedStore store) {
        this.feed = feed;
        this.applies = applies;
        this.keys = keys;
        this.archive = archive;
        this.store = store;
    }

    /** Asks the feed if it is time, and notes how that went. */
    void askIfDue(Instant now) throws InterruptedException {
        if (!store.isDue(feed.toString(), now)) {
            return;
        }
        List<String> faults = ask(now);
        if (faults.isEmpty()) {
            store.succeeded(feed.toString(), now);
        } else {
            LOG.warn("the feed of tax packs {}: {}", feed, faults);
            store.failed(feed.toString(), String.join("; ", faults));
        }
    }

    /** A pack with a fault keeps no other from being offered. */
    private List<String> ask(Instant now) throws InterruptedException {
        List<String> faults = new ArrayList<>();
        try {
            for (Table.Row row : index(now).rows()) {
                try {
                    take(row, now);
                } catch (IOException | IllegalArgumentException e) {
                    faults.add(row.text("name") + " " + row.text("version") + ": " + why(e));
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            faults.add(why(e));
        }
        return faults;
    }

    /** Signed, of these days, and not older than the last one. */
    private FeedIndex index(Instant now) throws IOException, InterruptedException {
        String text = new String(get(feed, LARGEST_INDEX), StandardCharsets.UTF_8);
        FeedIndex index = FeedIndex.open(text, keys, LocalDate.ofInstant(now, ZoneOffset.UTC));
        store.admit(feed.toString(), index);
        return index;
    }

    private static String why(Exception e) {
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }

    private void take(Table.Row row, Instant now) throws IOException, InterruptedException {
        String name = row.required("name");
        String version = row.required("version");
        if (!archive.history().isNewer(name, version)) {
            return;
        }
        byte[] bytes = get(feed.resolve(row.required("url")), LARGEST_PACK);
        if (!HexFormat.of().formatHex(Sha256.of(bytes)).equals(row.required("sha256"))) {
            throw new IllegalArgumentException("is not what the feed says: another SHA-256");
        }
        Pack pack = Pack.open(bytes, keys);
        if (!pack.name().equals(name) || !pack.version().equals(version)) {
            throw new IllegalArgumentException("is not what the feed says: " + pack.fileName());
        }
        PackCheck check = PackCheck.of(pack, archive);
        store.offer(pack, now);
        if (applies) {
            Edition edition = archive.apply(pack, check.history(), ACTOR, now);
            LOG.info("applied the tax pack {}: {}", pack.fileName(), edition.contentVersion());
        } else {
            LOG.warn(
                    "the tax pack {} is there: {}. See and apply it: ./kontor tax update available",
                    pack.fileName(),
                    pack.summary());
        }
    }

    private byte[] get(URI uri, int largest) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer =
                client.send(
                        HttpRequest.newBuilder(uri).timeout(PATIENCE).GET().build(),
                        HttpResponse.BodyHandlers.limiting(
                                HttpResponse.BodyHandlers.ofByteArray(), largest));
        if (answer.statusCode() != 200) {
            throw new IOException(uri + " answers " + answer.statusCode());
        }
        return answer.body();
    }
}
