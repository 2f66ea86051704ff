package dev.kontor.tax;

import dev.kontor.tax.content.Jurisdiction;
import dev.kontor.tax.content.Rule;
import dev.kontor.tax.content.TaxContent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the lines of documents: days by the clock of the place, rates by their kind. Pure. */
final class TaxLines {
    private final TaxContent content;

    TaxLines(TaxContent content) {
        this.content = content;
    }

    List<TaxLine> of(List<TaxBooking> bookings) {
        List<TaxLine> lines = new ArrayList<>(bookings.size());
        for (TaxBooking booking : bookings) {
            int no = 0;
            for (TaxBooking.Part part : booking.parts()) {
                if (!part.isNothing()) {
                    no++;
                    lines.add(line(booking, no, part));
                }
            }
        }
        return lines;
    }

    private TaxLine line(TaxBooking booking, int no, TaxBooking.Part part) {
        Jurisdiction place = content.jurisdiction(part.jurisdiction());
        ZoneId zone = ZoneId.of(place.zone());
        LocalDate taxPoint = day(booking.suppliedAt(), zone);
        return new TaxLine(
                booking,
                no,
                part,
                place.country().code(),
                region(place, booking),
                rateType(place, part, taxPoint),
                day(booking.at(), zone),
                taxPoint);
    }

    private static LocalDate day(Instant moment, ZoneId zone) {
        return LocalDate.ofInstant(moment, zone);
    }

    /** Of a country's own tax, such as Canada's, the buyer's province is told. */
    private static @Nullable String region(Jurisdiction place, TaxBooking booking) {
        String own = place.region();
        return own == null && booking.country().equals(place.country().code())
                ? booking.region()
                : own;
    }

    private RateType rateType(Jurisdiction place, TaxBooking.Part part, LocalDate day) {
        BigDecimal rate = new BigDecimal(part.rate());
        if (part.treatment() != Treatment.TAXED || rate.signum() == 0) {
            return RateType.ZERO;
        }
        Rule general = general(place, part.taxType(), day.toEpochDay());
        return general == null || rate.compareTo(general.percent()) >= 0
                ? RateType.STANDARD
                : RateType.REDUCED;
    }

    /** The rule that covers most categories on that day. */
    private @Nullable Rule general(Jurisdiction place, String taxType, long epochDay) {
        Rule widest = null;
        for (Rule rule : content.rulesOf(place.code())) {
            if (rule.taxType().equals(taxType)
                    && rule.isValidOn(epochDay)
                    && (widest == null || rule.categories().size() > widest.categories().size())) {
                widest = rule;
            }
        }
        return widest;
    }
}
