/**
 * What every module stands on and what knows nothing of the business: money, ids, time,
 * transactions, group commit, problems, idempotency keys, timed jobs, the audit log, secrets.
 *
 * <p>Invariants: amounts are whole minor units with exact arithmetic; a transaction never spans a
 * network call; every row that belongs to a vendor begins its keys with {@code vendor_id}; work
 * that is due later is a row, written in the transaction that caused it.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.kontor.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
