package dev.kontor.console.tax;

import dev.kontor.console.Badge;
import dev.kontor.console.Moment;
import dev.kontor.console.Staff;
import dev.kontor.exemptions.CertificateView;
import dev.kontor.platform.Words;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A buyer's certificate.
 *
 * @param orders the page with the buyer's orders
 * @param places whose tax it frees from
 * @param valid first and last day
 * @param decided who decided last, and when; empty as long as nobody has
 * @param active whether it is in force
 */
public record CertificateRow(
        String id,
        String email,
        String orders,
        String number,
        String reason,
        List<String> places,
        String valid,
        Badge state,
        Moment uploaded,
        String age,
        String decided,
        @Nullable String note,
        boolean active) {

    static CertificateRow of(CertificateView it, PlaceNames names, Staff staff) {
        Words words = staff.words();
        return new CertificateRow(
                it.id(),
                it.email(),
                "/console/orders?q=" + URLEncoder.encode(it.email(), StandardCharsets.UTF_8),
                it.number(),
                words.get("console.tax.certificate.reason." + it.reason()),
                it.jurisdictions().stream().map(names::of).toList(),
                valid(it, words),
                new Badge(
                        tone(it.status()),
                        words.get("console.tax.certificate.state." + it.status())),
                staff.moment(it.createdAt()),
                staff.age(it.createdAt()),
                decided(it, staff),
                it.note(),
                it.status().equals("active"));
    }

    private static String valid(CertificateView it, Words words) {
        LocalDate last = it.expiresOn();
        return last == null
                ? words.get("console.tax.registration.since", words.date(it.validFrom()))
                : words.get(
                        "console.tax.registration.between",
                        words.date(it.validFrom()),
                        words.date(last));
    }

    private static String decided(CertificateView it, Staff staff) {
        Instant at = it.decidedAt();
        String by = it.decidedBy();
        return at == null || by == null
                ? ""
                : staff.words()
                        .get(
                                "console.tax.certificate.decided",
                                by,
                                staff.words().time(at, staff.zone()));
    }

    private static String tone(String status) {
        return switch (status) {
            case "active" -> "good";
            case "uploaded", "reviewed" -> "warn";
            case "revoked" -> "bad";
            default -> "";
        };
    }
}
