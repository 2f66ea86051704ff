package dev.kontor.catalog;

import java.net.URI;
import java.time.Period;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One way in which a unit of a product reaches its buyer (handbook 8). */
public sealed interface DeliverySpec {
    /** Where the keys come from (handbook 8.2). */
    enum KeyMode {
        /** Made by this server. */
        GENERATED,
        /** Taken from keys that the vendor loaded. */
        POOL,
        /** A signed document that verifies offline. */
        SIGNED,
        /** Asked from the vendor's generator. */
        CALLBACK;

        /** The name in the API. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A license key.
     *
     * @param activationLimit how many machines may use it at once
     * @param duration how long it is valid from delivery; null is for ever
     */
    record LicenseKey(KeyMode mode, int activationLimit, @Nullable Period duration)
            implements DeliverySpec {}

    /** A file behind a signed, expiring link. */
    record Download(FileId file) implements DeliverySpec {}

    /** A single-use code of ten characters. */
    record AccessCode() implements DeliverySpec {}

    /** An account at the vendor's service, made by a call to {@code url}. */
    record Account(URI url) implements DeliverySpec {}

    /** A file attached to the receipt. */
    record EmailAttachment(FileId file) implements DeliverySpec {}

    /** The name of the kind in the API. */
    default String type() {
        return switch (this) {
            case LicenseKey _ -> "license_key";
            case Download _ -> "download";
            case AccessCode _ -> "access_code";
            case Account _ -> "account";
            case EmailAttachment _ -> "email_attachment";
        };
    }
}
