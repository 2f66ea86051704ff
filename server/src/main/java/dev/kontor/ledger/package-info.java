/**
 * Kontor's books: double entry for every cent that moves, per vendor (handbook 3.7 to 3.9).
 *
 * <p>Words: a <i>journal</i> is one event with its <i>entries</i>, each a debit or a credit on an
 * {@linkplain dev.kontor.ledger.Account account}; its <i>kind</i> and <i>source</i> name the cause,
 * and there is at most one journal per cause. A <i>balance</i> is the running total of the entries
 * of an account. A vendor's <i>share</i> of a sale is pending for some days, then it
 * <i>matures</i>: most becomes available for payout, a part is reserved for longer.
 *
 * <p>{@link dev.kontor.ledger.Postings} says which entries an event has (the table J1 to J10 of the
 * handbook, as pure functions); {@link dev.kontor.ledger.Ledger} writes journals and answers from
 * them.
 *
 * <p>Invariants, in Java and again in the database: a journal balances per currency; journals and
 * entries are never changed, a correction is another journal; balances equal the sum of the entries
 * in every committed state. Owns the schema {@code ledger}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "web"})
package dev.kontor.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
