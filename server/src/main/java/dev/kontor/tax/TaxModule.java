package dev.kontor.tax;

import dev.kontor.platform.Clocks;
import dev.kontor.platform.Database;
import dev.kontor.platform.Repeating;
import dev.kontor.platform.Settings;
import dev.kontor.tax.packs.ContentArchive;
import dev.kontor.tax.packs.FeedStore;
import dev.kontor.tax.packs.PackKeys;
import dev.kontor.taxids.WatchTaxIds;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires tax. The content is read at start; a fault in it stops the start. */
@Configuration(proxyBeanMethods = false)
class TaxModule {
    @Bean
    ContentArchive contentArchive(Database database) {
        return new ContentArchive(database);
    }

    @Bean
    Contents contents(ContentArchive archive, Clocks clocks) {
        archive.takeBundle(clocks.real());
        return new Contents(
                archive.content(archive.history().current().orElseThrow()),
                version -> archive.history().of(version).map(archive::content));
    }

    /** A pack that comes into force is known within a second, whoever applied it. */
    @Bean
    Repeating contentWatch(ContentArchive archive, Contents contents) {
        ContentWatch watch = new ContentWatch(archive, contents);
        return new Repeating("tax-contents", Duration.ofSeconds(1), watch::look);
    }

    @Bean
    ContentNotices contentNotices(
            ContentArchive archive,
            Database database,
            Settings settings,
            Clocks clocks,
            MeterRegistry meters) {
        ContentNotices notices =
                new ContentNotices(
                        archive, new FeedStore(database), settings.get("KONTOR_TAX_FEED"));
        Gauge.builder("kontor.tax.content.age.days", notices, it -> it.ageInDays(clocks.real()))
                .register(meters);
        return notices;
    }

    /** The database says when the feed, if there is one, is asked, and by which process. */
    @Bean
    Repeating tableNews(
            Settings settings, ContentArchive archive, Database database, Tax tax, Clocks clocks) {
        Optional<PackFeed> feed =
                settings.get("KONTOR_TAX_FEED")
                        .map(url ->
                                new PackFeed(
                                        URI.create(url),
                                        settings.get("KONTOR_TAX_FEED_APPLY")
                                                .orElse("off")
                                                .equals("on"),
                                        new PackKeys(settings),
                                        archive,
                                        new FeedStore(database)));
        return new Repeating(
                "tax-feed",
                Duration.ofSeconds(30),
                () -> {
                    if (feed.isPresent()) {
                        feed.get().askIfDue(clocks.real());
                    }
                    tax.looked(clocks.real());
                });
    }

    @Bean
    Tax tax(Database database, Contents contents, ContentNotices notices, WatchTaxIds watch) {
        return new Tax(contents, notices, watch, new DeterminationStore(database));
    }

    @Bean
    SalesBook salesBook(Database database) {
        return new SalesBook(database);
    }

    @Bean
    TaxBook taxBook(Database database) {
        return new TaxBook(database);
    }
}
