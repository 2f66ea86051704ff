/**
 * What a buyer gets and may use: entitlements, license keys, machines, downloads, access codes, and
 * the files behind them (handbook 8).
 *
 * <p>Words: an <i>entitlement</i> is the right to use a product now, one per order line, unit and
 * delivery; it is the only truth, and keys, links and codes derive from it. A <i>license</i> is an
 * entitlement with a key and machines. A <i>grant</i> is the request to deliver; the public calls
 * <i>grant</i> also what stands in a download's link. A <i>session</i> is one client's download,
 * however many requests it takes.
 *
 * <p>Invariants: nothing is ever delivered twice (unique key); a pool key is handed out once and
 * never again; a revoked entitlement never comes back; machines never exceed a license's seats,
 * since they are counted under its row's lock; a link works only with our signature. Whatever the
 * public shows us names its vendor: generated and signed keys and download grants carry the
 * vendor's code, keys that a vendor loaded are found through a directory of hashes.
 *
 * <p>Times are the vendor's, but for signed links, download sessions, floating seats and request
 * limits, which use real time. Owns the schema {@code delivery}.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"platform", "web", "catalog", "buyers", "vendors", "events"})
package dev.kontor.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
