/**
 * Who buys: one buyer per vendor and e-mail address, with the details given last.
 *
 * <p>Orders and documents freeze the details that they were made with; a buyer's profile is what
 * the portal, support and the next order start from.
 *
 * <p>Invariants: an e-mail address names one buyer of a vendor, whatever its case; personal data is
 * at rest only sealed, and found only by keyed hash. Owns the schema {@code buyers}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "web"})
package dev.kontor.buyers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
