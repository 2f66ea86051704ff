package dev.kontor.tax;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a sale is taxed as it is, for people: what was known, what it was weighed as, which rules
 * decided, and whether it comes out the same today. Sentences are in the language that was asked
 * for.
 *
 * @param no 1 for the sale, higher for a correction of it
 * @param seller what bears on whether the seller has to collect: registrations, thresholds
 * @param consultationNumber under which a register answered for the tax id, or null
 * @param contentVersion of the tables that decided
 * @param recomputable whether those tables, asked again, say the same; null where this installation
 *     does not have them
 */
public record TaxExplanation(
        int no,
        Instant determinedAt,
        String summary,
        Inputs inputs,
        PlaceFound place,
        String buyerStatus,
        List<Signal> signals,
        List<Reason> rules,
        List<String> seller,
        @Nullable String consultationNumber,
        String contentVersion,
        @Nullable Boolean recomputable,
        String recomputed) {

    /** What was asked; {@code tax_point} is a moment or a day. */
    public record Inputs(
            String taxPoint,
            String currency,
            String sellerCountry,
            String country,
            @Nullable String region,
            @Nullable String postalCode,
            String taxIdStatus,
            boolean business,
            boolean exemptionCertificate,
            List<Line> lines) {}

    /** One line of the question; {@code amount} in minor units. */
    public record Line(long amount, String category, String taxBehavior) {}

    /** Where the sale was taxed, and how finely the address could be matched. */
    public record PlaceFound(
            String jurisdiction,
            String name,
            String precision,
            String confidence,
            String sentence) {}

    /**
     * A piece of evidence.
     *
     * @param weight {@code stated}, {@code supports} or {@code contradicts}
     */
    public record Signal(String type, String country, String weight, String sentence) {}

    /**
     * Something that decided.
     *
     * @param source authority and law, for rules of the tables
     * @param confidence H, M or L, for rules of the tables
     */
    public record Reason(
            String id,
            String sentence,
            @Nullable String source,
            @Nullable String confidence,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validTo) {}
}
