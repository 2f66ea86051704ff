package dev.kontor.demo;

import dev.kontor.access.ApiKeys;
import dev.kontor.access.Persons;
import dev.kontor.catalog.Catalog;
import dev.kontor.delivery.VendorFiles;
import dev.kontor.messages.MailboxAccess;
import dev.kontor.platform.Clocks;
import dev.kontor.platform.Database;
import dev.kontor.platform.Settings;
import dev.kontor.vendors.Vendors;
import java.util.Optional;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Seeds the demo where it belongs, and refuses it where it does not. */
@Configuration(proxyBeanMethods = false)
class DemoModule {
    /**
     * Whether the demo is on; made before the server listens, so that it is there from the start.
     */
    record Demo(boolean on) {}

    @Bean
    Demo demo(
            Settings settings,
            Database database,
            Clocks clocks,
            Vendors vendors,
            ApiKeys keys,
            Persons persons,
            Catalog catalog,
            VendorFiles files) {
        boolean wanted = !settings.get("KONTOR_DEMO").equals(Optional.of("off"));
        if (!settings.isLoopback()) {
            if (keys.isDemoKnown()) {
                throw new IllegalStateException(
                        "The demo's key is well known: with it the server listens on loopback only."
                                + " Use another KONTOR_DATA, or unset SERVER_ADDRESS.");
            }
            return new Demo(false);
        }
        if (wanted) {
            new DemoVendor(
                            database,
                            clocks,
                            vendors,
                            keys,
                            persons,
                            new DemoCatalog(catalog, files))
                    .seed();
        }
        return new Demo(keys.isDemoKnown());
    }

    @Bean
    MailboxAccess demoMailbox(Demo demo, ApiKeys keys) {
        return demo.on() ? new DemoMailbox(keys) : request -> Optional.empty();
    }

    @Bean
    ApplicationListener<ApplicationReadyEvent> welcome(Demo demo, Settings settings) {
        return event -> Welcome.print(System.out, settings.baseUrl(), demo.on());
    }
}
