package dev.kontor.exemptions;

import dev.kontor.platform.Ids;
import dev.kontor.platform.VendorId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A buyer's exemption or resale certificate.
 *
 * @param paper what is written on it
 * @param jurisdictions whose tax it frees from, such as {@code US-TX}
 * @param expiresOn the last day, or null without one
 * @param decided the state that people decided; {@link #state} knows whether its time is over
 */
record Certificate(
        VendorId vendor,
        UUID id,
        Paper paper,
        List<String> jurisdictions,
        Reason reason,
        LocalDate from,
        @Nullable LocalDate expiresOn,
        CertificateState decided,
        Instant createdAt) {

    static final String PREFIX = "txc";

    Certificate {
        jurisdictions = List.copyOf(jurisdictions);
    }

    /** Why the buyer is exempt. In the API and the database the names are lower case. */
    enum Reason {
        RESALE,
        GOVERNMENT,
        NONPROFIT,
        EDUCATION,
        DIRECT_PAY,
        OTHER
    }

    /** What is sealed: whose it is, and its number. */
    record Paper(String email, String number) {}

    CertificateState state(LocalDate day) {
        boolean over = expiresOn != null && expiresOn.isBefore(day);
        return over && !(decided instanceof CertificateState.Revoked)
                ? new CertificateState.Expired()
                : decided;
    }

    Certificate decided(CertificateState state) {
        return new Certificate(
                vendor, id, paper, jurisdictions, reason, from, expiresOn, state, createdAt);
    }

    /** Certificates are in force by the days of UTC. */
    static LocalDate day(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    String shownId() {
        return Ids.format(PREFIX, id);
    }
}
