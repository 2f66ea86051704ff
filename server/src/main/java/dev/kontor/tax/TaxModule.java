package dev.kontor.tax;

import dev.kontor.platform.Clocks;
import dev.kontor.platform.Database;
import dev.kontor.tax.packs.ContentArchive;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
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

    @Bean
    ContentWatch contentWatch(ContentArchive archive, Contents contents) {
        return new ContentWatch(archive, contents);
    }

    @Bean
    ApplicationListener<ApplicationReadyEvent> startContentWatch(ContentWatch watch) {
        return event -> watch.start();
    }

    @Bean
    Tax tax(Database database, Contents contents) {
        return new Tax(
                contents,
                new SandboxRegister(),
                new UnconnectedRegister(),
                new DeterminationStore(database),
                new RegistrationStore(database));
    }
}
