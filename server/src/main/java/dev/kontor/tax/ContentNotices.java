package dev.kontor.tax;

import dev.kontor.platform.Words;
import dev.kontor.tax.packs.ContentArchive;
import dev.kontor.tax.packs.Edition;
import dev.kontor.tax.packs.FeedStore;
import dev.kontor.tax.packs.History;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the operator should know of the tables: they grow old, the feed is silent, a pack waits. */
final class ContentNotices {
    private static final Duration OLD = Duration.ofDays(100);
    private static final Duration SILENT = Duration.ofDays(7);

    private final ContentArchive archive;
    private final FeedStore store;
    private final Optional<String> feed;

    /**
     * @param feed its URL, if one is asked
     */
    ContentNotices(ContentArchive archive, FeedStore store, Optional<String> feed) {
        this.archive = archive;
        this.store = store;
        this.feed = feed;
    }

    /** In sentences; empty when all is well. */
    List<String> of(Instant now, Words words) {
        List<String> notices = new ArrayList<>();
        History history = archive.history();
        Optional<FeedStore.Asked> asked = feed.flatMap(store::asked);
        Duration silence =
                asked.map(it -> Duration.between(it.succeededAt(), now)).orElse(Duration.ZERO);
        Duration age = age(history, now);
        if (silence.compareTo(SILENT) > 0) {
            String failure = asked.map(FeedStore.Asked::failure).orElse(null);
            notices.add(
                    words.get(
                            "tax.notice.silent", silence.toDays(), failure == null ? "" : failure));
        }
        if (asked.isEmpty() && age.compareTo(OLD) > 0) {
            notices.add(words.get("tax.notice.old", age.toDays()));
        }
        store.offered(history)
                .forEach(it ->
                        notices.add(
                                words.get(
                                        "tax.notice.offered",
                                        it.name(),
                                        it.version(),
                                        it.summary())));
        return notices;
    }

    /** The same for events and mails, with packs that the feed has applied by itself of late. */
    List<TableNews> news(Instant now) {
        List<TableNews> news = new ArrayList<>();
        History history = archive.history();
        String current = history.current().map(History.Composition::version).orElse("");
        stale(history, current, now).ifPresent(news::add);
        for (FeedStore.Offered it : store.offered(history)) {
            news.add(
                    new TableNews.NewPack(
                            it.name(),
                            it.version(),
                            it.issuer(),
                            it.summary(),
                            false,
                            current,
                            it.offeredAt()));
        }
        for (Edition it : history.editions()) {
            if (it.appliedBy().equals(PackFeed.ACTOR)
                    && it.appliedAt().isAfter(now.minus(SILENT))) {
                news.add(
                        new TableNews.NewPack(
                                it.name(),
                                it.version(),
                                it.issuer(),
                                it.summary(),
                                true,
                                current,
                                it.appliedAt()));
            }
        }
        return news;
    }

    private Optional<TableNews> stale(History history, String current, Instant now) {
        Optional<FeedStore.Asked> asked = feed.flatMap(store::asked);
        Duration quiet =
                asked.map(it -> Duration.between(it.succeededAt(), now)).orElse(Duration.ZERO);
        if (quiet.compareTo(SILENT) > 0) {
            return Optional.of(
                    new TableNews.Stale(
                            current,
                            TableNews.Reason.FEED_SILENT,
                            quiet.toDays(),
                            asked.map(FeedStore.Asked::failure).orElse(null),
                            now));
        }
        Duration age = age(history, now);
        return asked.isEmpty() && age.compareTo(OLD) > 0
                ? Optional.of(
                        new TableNews.Stale(current, TableNews.Reason.OLD, age.toDays(), null, now))
                : Optional.empty();
    }

    /** Days since the tables were last known to be current. */
    long ageInDays(Instant now) {
        return age(archive.history(), now).toDays();
    }

    /** Since the last pack, or since the month that the bundle's version names. */
    private static Duration age(History history, Instant now) {
        return Duration.between(history.dated().orElse(now), now);
    }
}
