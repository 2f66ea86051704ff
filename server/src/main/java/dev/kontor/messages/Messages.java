package dev.kontor.messages;

import dev.kontor.platform.Clocks;
import dev.kontor.platform.DueSignals;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Mails to buyers: queued, and read as they were or will be sent. */
public final class Messages {
    /** The kind of due work that sends mails. */
    static final String KIND = "mails";

    private final MailStore store;
    private final MailComposer composer;
    private final Clocks clocks;
    private final boolean sends;
    private final DueSignals signals;

    /**
     * @param sends whether there is a mail server
     */
    Messages(
            MailStore store,
            MailComposer composer,
            Clocks clocks,
            boolean sends,
            DueSignals signals) {
        this.store = store;
        this.composer = composer;
        this.clocks = clocks;
        this.sends = sends;
        this.signals = signals;
    }

    /** Names who knows what a kind of mail says. Called by the wiring, once per kind. */
    public void source(String kind, MailSource source) {
        composer.register(kind, source);
    }

    /** Queues mails by one statement. Nothing is rendered now. */
    public void queue(Tx tx, List<Mail> mails) {
        store.insert(tx, mails, sends, clocks.real());
        if (sends) {
            mails.stream()
                    .map(Mail::vendor)
                    .distinct()
                    .forEach(vendor -> signals.afterCommit(tx, vendor));
        }
    }

    public Optional<QueuedMail> find(VendorId vendor, MailId id) {
        return store.find(vendor, id);
    }

    /**
     * The vendor's mails, newest first.
     *
     * @param before only older ones, if given
     */
    public List<QueuedMail> latest(VendorId vendor, @Nullable MailId before, int most) {
        return store.latest(vendor, before == null ? null : before.value(), most);
    }

    /** The mails that tell of these: orders, refunds, replies. Oldest first. */
    public List<QueuedMail> about(VendorId vendor, Collection<UUID> subjects) {
        return store.about(vendor, subjects);
    }

    /** The mail as the buyer sees it: as it was sent, or as it will be from now on. */
    public ArchivedMail read(QueuedMail mail) {
        return ArchivedMail.read(message(mail));
    }

    /** The subjects of these mails of one vendor, without making them. */
    public Map<MailId, String> subjects(VendorId vendor, List<QueuedMail> mails) {
        Map<MailId, String> subjects = new HashMap<>(store.subjects(vendor, mails));
        mails.forEach(mail ->
                subjects.computeIfAbsent(mail.id(), unmade -> composer.content(mail).subject()));
        return subjects;
    }

    /** The message of the archive; made and archived now if there is none yet. */
    byte[] message(QueuedMail mail) {
        return store.archived(mail)
                .orElseGet(() -> {
                    store.archive(mail, composer.compose(mail));
                    return store.archived(mail).orElseThrow();
                });
    }
}
