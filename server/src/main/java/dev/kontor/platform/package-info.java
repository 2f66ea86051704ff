/**
 * What every module stands on and what knows nothing of the business: money, ids, time,
 * transactions, group commit, problems, idempotency keys, timed jobs, the audit log, secrets,
 * words.
 *
 * <p>Words: a <i>lane</i> is a thread that commits for many requests at once ({@link
 * dev.kontor.platform.GroupCommit}), on connections of its own. A statement is <i>run</i> when its
 * answer is waited for, and <i>queued</i> when it may travel with the next one. <i>Real</i> time is
 * that of the world, a vendor's <i>now</i> may be that of a test clock ({@link
 * dev.kontor.platform.Clocks}). A <i>signal</i> tells the directory of due work that a vendor has
 * some; a <i>problem</i> is a refusal, a <i>fault</i> one field of a body that is to blame.
 *
 * <p>Invariants: amounts are whole minor units with exact arithmetic; a transaction never spans a
 * network call; every row that belongs to a vendor begins its keys with {@code vendor_id}; work
 * that is due later is a row, written in the transaction that caused it. Owns the schema {@code
 * platform}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.kontor.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
