package dev.kontor.exemptions;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A certificate as the API shows it.
 *
 * @param jurisdictions whose tax it frees from, such as {@code US-TX}
 * @param reason such as {@code resale}
 * @param status {@code uploaded}, {@code reviewed}, {@code active}, {@code expired} or {@code
 *     revoked}
 */
public record CertificateView(
        String id,
        String email,
        List<String> jurisdictions,
        String reason,
        String number,
        String status,
        LocalDate validFrom,
        @Nullable LocalDate expiresOn,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String note,
        Instant createdAt) {

    /**
     * @param day by which its time may be over
     */
    static CertificateView of(Certificate it, LocalDate day) {
        CertificateState.Done done = it.decided().done();
        return new CertificateView(
                it.shownId(),
                it.paper().email(),
                it.jurisdictions(),
                it.reason().name().toLowerCase(Locale.ROOT),
                it.paper().number(),
                it.state(day).word(),
                it.from(),
                it.expiresOn(),
                done == null ? null : done.actor(),
                done == null ? null : done.at(),
                done == null ? null : done.note(),
                it.createdAt());
    }
}
