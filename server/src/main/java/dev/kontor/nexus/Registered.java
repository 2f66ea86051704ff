package dev.kontor.nexus;

import dev.kontor.platform.Ids;
import dev.kontor.tax.Registrations.Registration;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A registration for tax on record.
 *
 * @param jurisdiction such as {@code US-TX}, or {@code EU} for the One-Stop Shop
 * @param number printed on invoices and returns
 * @param period of its returns, as the authority assigned it; null is the usual one
 * @param until the last day, or null while it lasts
 * @param recordedOn when it was put on record here, in the vendor's time
 */
record Registered(
        UUID id,
        String jurisdiction,
        Scheme scheme,
        String number,
        @Nullable Period period,
        LocalDate from,
        @Nullable LocalDate until,
        LocalDate recordedOn) {

    static final String PREFIX = "reg";

    /** How one is registered. In the API and the database the names are lower case. */
    enum Scheme {
        STANDARD,
        SIMPLIFIED,
        /** The One-Stop Shop of sellers in the European Union (Directive 2006/112/EC art. 369a). */
        OSS_UNION,
        /** That of sellers from elsewhere (art. 358a). */
        OSS_NON_UNION,
        /** Norway's for sellers from elsewhere (VAT on e-commerce). */
        VOEC,
        /** The one registration for the states of the Streamlined Sales Tax Agreement. */
        SST;

        /** Whether one can be registered so under this code. */
        boolean isIn(String jurisdiction) {
            boolean union = jurisdiction.equals("EU");
            return switch (this) {
                case OSS_UNION, OSS_NON_UNION -> union;
                case VOEC -> jurisdiction.equals("NO");
                case SST -> jurisdiction.startsWith("US-");
                case STANDARD, SIMPLIFIED -> !union;
            };
        }

        /** Whether sellers established in the union, or outside of it, can be registered so. */
        boolean isOpen(boolean inUnion) {
            return switch (this) {
                case OSS_UNION -> inUnion;
                case OSS_NON_UNION -> !inUnion;
                case VOEC, SST, STANDARD, SIMPLIFIED -> true;
            };
        }

        /**
         * Whether a return can be due so often; the One-Stop Shop has quarters (art. 364, 369f).
         */
        boolean isReturned(@Nullable Period period) {
            return switch (this) {
                case OSS_UNION, OSS_NON_UNION -> period == null || period == Period.QUARTER;
                case VOEC, SST, STANDARD, SIMPLIFIED -> true;
            };
        }
    }

    /**
     * How often a return is due, where the authority says so. In the API and the database the names
     * are lower case.
     */
    enum Period {
        MONTH,
        TWO_MONTHS,
        QUARTER,
        YEAR
    }

    boolean isOn(LocalDate day) {
        return !from.isAfter(day) && (until == null || !until.isBefore(day));
    }

    boolean overlaps(Registered other) {
        return jurisdiction.equals(other.jurisdiction)
                && (until == null || !until.isBefore(other.from))
                && (other.until == null || !other.until.isBefore(from));
    }

    Registered endingOn(LocalDate day) {
        return new Registered(id, jurisdiction, scheme, number, period, from, day, recordedOn);
    }

    Registration forTax() {
        return new Registration(
                jurisdiction, scheme.name().toLowerCase(Locale.ROOT), number, from, until);
    }

    String shownId() {
        return Ids.format(PREFIX, id);
    }
}
