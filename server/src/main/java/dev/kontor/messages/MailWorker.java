package dev.kontor.messages;

import dev.kontor.platform.Clocks;
import dev.kontor.platform.Database;
import dev.kontor.platform.DueWork;
import dev.kontor.platform.Repeating;
import dev.kontor.platform.VendorId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends queued mails, one at a time per turn and a few turns at once. A mail is leased while it is
 * sent; when the process dies in between, it is sent again under the same Message-ID. A mail server
 * that is down is left alone for a while.
 */
final class MailWorker implements DueWork.Handler, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MailWorker.class);
    private static final int TURNS = 4;
    private static final Duration TURN = Duration.ofSeconds(15);
    private static final Duration BUSY = Duration.ofMillis(250);
    private static final Duration SWEEP = Duration.ofMinutes(1);

    /** Longer than rendering and every time-out of a conversation with the server together. */
    static final Duration LEASE = Duration.ofMinutes(10);

    static final Duration DOWN = Duration.ofSeconds(30);

    /** After attempt 1, 2, 3, …; then the mail has failed. */
    static final List<Duration> DELAYS =
            List.of(
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(30),
                    Duration.ofHours(2),
                    Duration.ofHours(6),
                    Duration.ofHours(12),
                    Duration.ofHours(24));

    private final Database database;
    private final MailStore store;
    private final Messages messages;
    private final MailServer server;
    private final DueWork dueWork;
    private final Clocks clocks;
    private final Semaphore turns = new Semaphore(TURNS);
    private final Repeating sweeping = new Repeating("mail-sweep", SWEEP, this::sweep);
    private volatile Instant downUntil = Instant.MIN;

    MailWorker(
            Database database,
            MailStore store,
            Messages messages,
            MailServer server,
            DueWork dueWork,
            Clocks clocks) {
        this.database = database;
        this.store = store;
        this.messages = messages;
        this.server = server;
        this.dueWork = dueWork;
        this.clocks = clocks;
    }

    /** Looks now and every minute for mails whose signal was lost with a process. */
    void startSweeping() {
        sweeping.start();
    }

    void sweep() {
        for (VendorId vendor : store.waiting()) {
            Optional<Instant> due = store.nextDue(vendor);
            due.ifPresent(at -> database.run(tx -> dueWork.add(tx, Messages.KIND, vendor, at)));
        }
    }

    @Override
    public Optional<Instant> run(VendorId vendor) {
        Instant start = clocks.real();
        if (start.isBefore(downUntil)) {
            return Optional.of(downUntil);
        }
        if (!turns.tryAcquire()) {
            return Optional.of(start.plus(BUSY));
        }
        try {
            boolean more = true;
            while (more && clocks.real().isBefore(start.plus(TURN))) {
                more = sendOne(vendor);
            }
        } finally {
            turns.release();
        }
        return store.nextDue(vendor);
    }

    /** Sends the oldest mail; false when there is none, or the server is down. */
    private boolean sendOne(VendorId vendor) {
        Instant now = clocks.real();
        Optional<QueuedMail> mail = store.claim(vendor, now, now.plus(LEASE));
        return mail.isPresent() && send(mail.get());
    }

    private boolean send(QueuedMail mail) {
        byte[] message;
        try {
            message = messages.message(mail);
        } catch (RuntimeException e) { // The edge of a source: its bug delays its own mails only.
            LOG.error("mail {} of {} cannot be made", mail.id(), mail.vendor(), e);
            defer(mail, "cannot be made");
            return true;
        }
        return switch (server.send(message)) {
            case MailServer.Reply.Taken() -> {
                store.sent(mail, clocks.real());
                yield true;
            }
            case MailServer.Reply.Refused(String why) -> {
                store.ended(mail, "bounced", why, clocks.real());
                yield true;
            }
            case MailServer.Reply.Deferred(String why) -> {
                defer(mail, why);
                yield true;
            }
            case MailServer.Reply.Down(String why) -> {
                downUntil = clocks.real().plus(DOWN);
                LOG.warn("the mail server takes no mail: {}", why);
                store.postpone(mail, why, downUntil);
                yield false;
            }
        };
    }

    private void defer(QueuedMail mail, String why) {
        Instant now = clocks.real();
        if (mail.attempts() > DELAYS.size()) {
            store.ended(mail, "failed", why, now);
        } else {
            store.later(mail, why, now.plus(DELAYS.get(mail.attempts() - 1)));
        }
    }

    @Override
    public void close() {
        sweeping.close();
    }
}
