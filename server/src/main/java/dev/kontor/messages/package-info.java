/**
 * Mail to buyers: queued in the transaction of what it tells, made when it is first read or sent,
 * archived as it was sent.
 *
 * <p><b>Mail</b>: a reference, of a kind, to its subject. <b>Source</b>: the module that knows what
 * a kind of mail says. <b>Mailbox</b>: the page that shows every mail as the buyer sees it, in demo
 * and test mode.
 *
 * <p>Invariants: queueing is one statement for any number of mails and renders nothing. Once made,
 * a mail never changes: what was sent is what is shown later. A mail that was given to the mail
 * server but not noted, since the process died, is given again under the same Message-ID. A
 * recipient refused for good is not tried again; a mail server that is down costs no mail an
 * attempt.
 *
 * <p>With {@code KONTOR_SMTP_URL} and {@code KONTOR_MAIL_FROM} mails are sent, otherwise they stay
 * in the mailbox. Owns the schema {@code messages}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "web", "vendors"})
package dev.kontor.messages;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
