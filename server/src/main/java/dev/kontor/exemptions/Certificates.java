package dev.kontor.exemptions;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kontor.events.Event;
import dev.kontor.events.Events;
import dev.kontor.exemptions.CertificateState.Decision;
import dev.kontor.exemptions.CertificateState.Done;
import dev.kontor.platform.Ids;
import dev.kontor.platform.Json;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import dev.kontor.tax.TaxPlace;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Exemption and resale certificates of buyers, and which orders they free from tax. */
public final class Certificates {
    /** How long another process's decision may go unseen. */
    private static final Duration FRESH = Duration.ofSeconds(30);

    private record Buyer(VendorId vendor, String email) {}

    private final CertificateStore store;
    private final Events events;
    private volatile CertificateActive.@Nullable Listener listener;
    private final Cache<VendorId, Boolean> any =
            Caffeine.newBuilder().maximumSize(100_000).expireAfterWrite(FRESH).build();
    private final Cache<Buyer, List<Certificate>> active =
            Caffeine.newBuilder().maximumSize(100_000).expireAfterWrite(FRESH).build();

    Certificates(CertificateStore store, Events events) {
        this.store = store;
        this.events = events;
    }

    /**
     * Whether a certificate in force frees the buyer from the tax of that place at that moment, by
     * the days of UTC. From memory, but for buyers of vendors that have certificates.
     */
    public boolean free(VendorId vendor, String email, TaxPlace place, Instant now) {
        if (!any.get(vendor, store::hasActive)) {
            return false;
        }
        LocalDate day = Certificate.day(now);
        return active
                .get(
                        new Buyer(vendor, email.toLowerCase(Locale.ROOT)),
                        it -> store.active(it.vendor(), it.email()))
                .stream()
                .anyMatch(it ->
                        it.state(day) instanceof CertificateState.Active
                                && !it.from().isAfter(day)
                                && it.jurisdictions().contains(code(place)));
    }

    private static String code(TaxPlace place) {
        return place.region() == null ? place.country() : place.country() + "-" + place.region();
    }

    /** Tells the listener of every certificate that comes into force. */
    public void whenActive(CertificateActive.Listener newListener) {
        listener = newListener;
    }

    /** What a certificate covers, now or when its time was; empty unless it is in force. */
    public Optional<Cover> cover(VendorId vendor, UUID id) {
        return store.find(vendor, id)
                .flatMap(it ->
                        it.decided() instanceof CertificateState.Active(Done by)
                                ? Optional.of(cover(it, by))
                                : Optional.empty());
    }

    private static Cover cover(Certificate it, Done by) {
        return new Cover(
                it.paper().email(),
                it.jurisdictions(),
                it.from(),
                it.expiresOn(),
                by.actor(),
                by.at());
    }

    Certificate upload(
            Tx tx,
            VendorId vendor,
            Certificate.Paper paper,
            List<String> jurisdictions,
            Certificate.Reason reason,
            LocalDate from,
            @Nullable LocalDate expiresOn,
            String actor,
            Instant now) {
        Certificate one =
                new Certificate(
                        vendor,
                        Ids.next(),
                        paper,
                        jurisdictions,
                        reason,
                        from,
                        expiresOn,
                        new CertificateState.Uploaded(),
                        now);
        store.insert(tx, one);
        tell(tx, one, actor, now);
        return one;
    }

    Certificate decide(Tx tx, VendorId vendor, UUID id, Decision decision, Done by) {
        Certificate found =
                store.lock(tx, vendor, id)
                        .orElseThrow(() ->
                                ExemptionProblems.noCertificate(
                                        Ids.format(Certificate.PREFIX, id)));
        CertificateState before = found.state(Certificate.day(by.at()));
        Certificate decided = found.decided(before.after(decision, by));
        if (!store.isDecided(tx, decided, before.word())) {
            throw ExemptionProblems.certificateState(before.word());
        }
        tell(tx, decided, by.actor(), by.at());
        CertificateActive.Listener told = listener;
        if (told != null && decided.decided() instanceof CertificateState.Active) {
            told.active(tx, new CertificateActive(vendor, id, by.at()));
        }
        tx.afterCommit(() -> {
            any.invalidate(vendor);
            active.invalidate(new Buyer(vendor, found.paper().email().toLowerCase(Locale.ROOT)));
        });
        return decided;
    }

    private void tell(Tx tx, Certificate it, String actor, Instant now) {
        events.append(
                tx,
                List.of(
                        new Event(
                                it.vendor(),
                                "tax.certificate_" + it.decided().word(),
                                it.id(),
                                actor,
                                now,
                                Json.write(CertificateView.of(it, Certificate.day(now))))));
    }
}
