package dev.kontor.exemptions;

import dev.kontor.exemptions.CertificateState.Decision;
import dev.kontor.exemptions.CertificateState.Done;
import dev.kontor.platform.AuditLog;
import dev.kontor.platform.Clocks;
import dev.kontor.platform.Ids;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import dev.kontor.web.By;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people see of certificates and decide about them, for the API and the console alike. */
public final class ReviewCertificates {
    private final Certificates certificates;
    private final CertificateStore store;
    private final AuditLog audit;
    private final Clocks clocks;

    ReviewCertificates(
            Certificates certificates, CertificateStore store, AuditLog audit, Clocks clocks) {
        this.certificates = certificates;
        this.store = store;
        this.audit = audit;
        this.clocks = clocks;
    }

    /**
     * Newest first; one more than {@code limit}, when there is one.
     *
     * @param email only this buyer's; null for all
     * @param after id of the one before; null for the first page
     */
    public List<CertificateView> list(
            VendorId vendor, @Nullable String email, @Nullable UUID after, int limit) {
        return views(vendor, store.page(vendor, email, after, limit));
    }

    /** Those that nobody has put in force or refused, while their time lasts; oldest first. */
    public List<CertificateView> waiting(VendorId vendor, int limit) {
        return views(vendor, store.waiting(vendor, Certificate.day(clocks.now(vendor)), limit));
    }

    /** 404 for one that the vendor has not. */
    public CertificateView get(VendorId vendor, String id) {
        return store.find(vendor, parse(id))
                .map(it -> CertificateView.of(it, Certificate.day(clocks.now(vendor))))
                .orElseThrow(() -> ExemptionProblems.noCertificate(id));
    }

    /** How many wait. */
    public long countWaiting(VendorId vendor) {
        return store.countWaiting(vendor, Certificate.day(clocks.now(vendor)));
    }

    private List<CertificateView> views(VendorId vendor, List<Certificate> all) {
        LocalDate day = Certificate.day(clocks.now(vendor));
        return all.stream().map(it -> CertificateView.of(it, day)).toList();
    }

    /**
     * Puts one in force: looks at it first, where nobody has. 404 for one that the vendor has not,
     * 409 where it is in force already, or over.
     */
    public CertificateView accept(Tx tx, By by, String id, @Nullable String note) {
        UUID one = parse(id);
        boolean fresh =
                store.lock(tx, by.tenant(), one)
                        .map(Certificate::decided)
                        .filter(CertificateState.Uploaded.class::isInstance)
                        .isPresent();
        if (fresh) {
            decide(tx, by, one, Decision.REVIEW, note);
        }
        return decide(tx, by, one, Decision.ACTIVATE, note);
    }

    /** Refuses one, or takes it back; 404 and 409 as above. */
    public CertificateView revoke(Tx tx, By by, String id, @Nullable String note) {
        return decide(tx, by, parse(id), Decision.REVOKE, note);
    }

    CertificateView decide(Tx tx, By by, String id, Decision decision, @Nullable String note) {
        return decide(tx, by, parse(id), decision, note);
    }

    private CertificateView decide(
            Tx tx, By by, UUID id, Decision decision, @Nullable String note) {
        Instant now = clocks.now(by.tenant());
        Certificate decided =
                certificates.decide(tx, by.tenant(), id, decision, new Done(by.actor(), now, note));
        note(tx, by, decided, note);
        return CertificateView.of(decided, Certificate.day(now));
    }

    void note(Tx tx, By by, Certificate one, @Nullable String note) {
        audit.append(
                tx,
                by.entry(
                        "tax_certificate." + one.decided().word(),
                        one.shownId(),
                        note,
                        String.join(" ", one.jurisdictions())),
                clocks.real());
    }

    private static UUID parse(String id) {
        if (!Ids.isValid(Certificate.PREFIX, id)) {
            throw ExemptionProblems.noCertificate(id);
        }
        return Ids.parse(Certificate.PREFIX, id);
    }
}
