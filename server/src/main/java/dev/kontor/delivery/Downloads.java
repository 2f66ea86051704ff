package dev.kontor.delivery;

import dev.kontor.platform.Clocks;
import dev.kontor.platform.Database;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Downloads by signed links (handbook 8.4). A link begins a session for 15 minutes; a session may
 * take any number of requests within six hours, from the same network and program; it counts as a
 * download once a megabyte or a tenth of the file was sent. A buyer has five downloads in 30 days,
 * and may have them issued anew.
 */
final class Downloads {
    private static final int MOST = 5;
    private static final Duration GRANTED = Duration.ofDays(30);
    private static final Duration SESSION = Duration.ofHours(6);
    private static final long FREE = 1024 * 1024;

    private final DownloadLinks links;
    private final DownloadStore store;
    private final EntitlementStore entitlements;
    private final VendorFiles files;
    private final Database database;
    private final Clocks clocks;

    Downloads(
            DownloadLinks links,
            DownloadStore store,
            EntitlementStore entitlements,
            VendorFiles files,
            Database database,
            Clocks clocks) {
        this.links = links;
        this.store = store;
        this.entitlements = entitlements;
        this.files = files;
        this.database = database;
        this.clocks = clocks;
    }

    /**
     * The file that a link leads to.
     *
     * @param linkUntil when the link no longer begins a session
     */
    record Found(Entitlement entitlement, StoredFile file, Instant linkUntil) {}

    /** What a link leads to, if it is ours and its entitlement stands. Uses nothing up. */
    Found find(DownloadLinks.Link link) {
        DownloadLinks.Opened opened = links.read(link).orElseThrow(DeliveryProblems::badLink);
        Entitlement entitlement = entitlement(opened).orElseThrow(DeliveryProblems::badLink);
        if (entitlement.status() != EntitlementStatus.ACTIVE) {
            throw DeliveryProblems.downloadEnded(entitlement.status());
        }
        StoredFile file =
                Optional.ofNullable(entitlement.file())
                        .flatMap(id -> files.find(opened.vendor(), id))
                        .orElseThrow(DeliveryProblems::badLink);
        return new Found(entitlement, file, opened.until());
    }

    private Optional<Entitlement> entitlement(DownloadLinks.Opened opened) {
        Instant now = clocks.now(opened.vendor());
        return database.read(
                sql -> entitlements.find(sql, opened.vendor(), opened.entitlement(), now));
    }

    /** Goes on with the client's session, or begins one. */
    Transfer open(Found found, DownloadStore.Client client) {
        Entitlement it = found.entitlement();
        Instant real = clocks.real();
        Optional<DownloadStore.Session> session =
                database.read(sql -> store.session(sql, it, client, real.minus(SESSION)));
        if (session.isPresent()) {
            return new Transfer(found, session.get());
        }
        if (found.linkUntil().isBefore(real)) {
            throw DeliveryProblems.linkOver();
        }
        DownloadStore.Used used =
                database.read(sql -> store.used(sql, it))
                        .orElseGet(() -> new DownloadStore.Used(it.grantedAt(), 0));
        if (!used.issuedAt().plus(GRANTED).isAfter(clocks.now(it.vendor()))) {
            throw DeliveryProblems.grantOver();
        }
        if (used.counted() >= MOST) {
            throw DeliveryProblems.noMoreDownloads(MOST);
        }
        return new Transfer(found, database.write(tx -> store.begin(tx, it, client, real)));
    }

    /** One request's part in a session. Used by one thread. */
    final class Transfer {
        private final Found found;
        private final DownloadStore.Session session;
        private final long free;
        private boolean counted;
        private long sent;

        private Transfer(Found found, DownloadStore.Session session) {
            this.found = found;
            this.session = session;
            this.counted = session.counted();
            this.free = Math.min(FREE, (found.file().size() + 9) / 10);
        }

        InputStream bytes(long from) throws IOException {
            return files.open(found.file(), from);
        }

        /**
         * Asks to send so many bytes more. With the first that are not free the session counts, and
         * is refused when the buyer has no more downloads.
         */
        void ask(int bytes) {
            if (!counted && session.sent() + sent + bytes >= free) {
                if (!count()) {
                    throw DeliveryProblems.noMoreDownloads(MOST);
                }
                counted = true;
            }
        }

        private boolean count() {
            return database.<Boolean>write(
                    tx -> store.count(tx, found.entitlement(), session, MOST));
        }

        void sent(int bytes) {
            sent += bytes;
        }

        /** Whether the buyer may still have the file. */
        boolean stands() {
            Entitlement it = found.entitlement();
            Instant now = clocks.now(it.vendor());
            return database.read(sql -> entitlements.find(sql, it.vendor(), it.id(), now))
                    .filter(standing -> standing.status() == EntitlementStatus.ACTIVE)
                    .isPresent();
        }

        /** Notes what was sent; small parts fetched side by side count when they add up. */
        void end() {
            if (sent > 0) {
                DownloadStore.Session now =
                        database.write(tx -> store.sent(tx, found.entitlement(), session, sent));
                if (!now.counted() && now.sent() >= free) {
                    count();
                }
            }
        }
    }
}
