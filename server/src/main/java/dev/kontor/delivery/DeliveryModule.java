package dev.kontor.delivery;

import dev.kontor.events.Events;
import dev.kontor.platform.AuditLog;
import dev.kontor.platform.Clocks;
import dev.kontor.platform.Database;
import dev.kontor.platform.DueWork;
import dev.kontor.platform.Settings;
import dev.kontor.platform.Vault;
import dev.kontor.vendors.Vendors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires delivery. */
@Configuration(proxyBeanMethods = false)
class DeliveryModule {
    private static final String LARGEST_FILE = Long.toString(2L << 30);
    private static final String CALLS_PER_MINUTE = "1000";

    @Bean
    DeliveryParts deliveryParts(
            Settings settings,
            Database database,
            Clocks clocks,
            Vault vault,
            DueWork dueWork,
            AuditLog audit,
            Events events,
            Vendors vendors) {
        DeliveryParts parts =
                new DeliveryParts(
                        new DeliveryParts.Ground(
                                database, clocks, vault, dueWork, audit, events, vendors),
                        new DeliveryParts.Options(
                                settings.baseUrl(),
                                settings.data().resolve("files"),
                                number(settings, "KONTOR_LARGEST_FILE", LARGEST_FILE),
                                (int) number(settings, "KONTOR_LICENSE_CALLS", CALLS_PER_MINUTE)));
        dueWork.handle(Backorders.KIND, parts.backorders::run);
        return parts;
    }

    private static long number(Settings settings, String name, String otherwise) {
        return Long.parseLong(settings.get(name).orElse(otherwise));
    }

    @Bean
    Delivery delivery(DeliveryParts parts) {
        return parts.delivery;
    }

    @Bean
    SelfService selfService(DeliveryParts parts) {
        return parts.selfService;
    }

    @Bean
    VendorFiles vendorFiles(DeliveryParts parts) {
        return parts.files;
    }

    @Bean
    EntitlementStore entitlementStore(DeliveryParts parts) {
        return parts.entitlements;
    }

    @Bean
    KeyPool keyPool(DeliveryParts parts) {
        return parts.pool;
    }

    @Bean
    KeyPools keyPools(DeliveryParts parts, Database database, Clocks clocks) {
        return new KeyPools(parts.loadKeys, parts.pool, parts.entitlements, database, clocks);
    }

    @Bean
    LoadKeys loadKeys(DeliveryParts parts) {
        return parts.loadKeys;
    }

    @Bean
    AccessCodes accessCodes(DeliveryParts parts) {
        return parts.codes;
    }

    @Bean
    DeliverLate deliverLate(DeliveryParts parts) {
        return parts.late;
    }

    @Bean
    Licenses licenses(DeliveryParts parts) {
        return parts.licenses;
    }

    @Bean
    Activations activations(DeliveryParts parts) {
        return parts.activations;
    }

    @Bean
    OfflineFiles offlineFiles(DeliveryParts parts) {
        return parts.offline;
    }

    @Bean
    SigningKeys signingKeys(DeliveryParts parts) {
        return parts.signing;
    }

    @Bean
    CallLimits callLimits(DeliveryParts parts) {
        return parts.limits;
    }

    @Bean
    ReadLicenses readLicenses(DeliveryParts parts) {
        return parts.readLicenses;
    }

    @Bean
    ChangeLicenses changeLicenses(DeliveryParts parts) {
        return parts.changeLicenses;
    }

    @Bean
    Downloads downloads(DeliveryParts parts) {
        return parts.downloads;
    }
}
