/**
 * Who may do what: API keys with scopes and modes, persons who sign in to the console, and the
 * security of every path.
 *
 * <p>Words: a <i>key</i> speaks for one vendor, within its <i>scopes</i>; an operator's key names
 * its vendor in each call. A <i>person</i> has <i>memberships</i>: a role at a vendor each.
 *
 * <p>Invariants: a key's secret is shown once and kept only as a hash; a key belongs to one vendor
 * and one mode; passwords are hashed slowly (bcrypt); every request to {@code /v1} is either made
 * by a key or to a path that is public by design. Owns the schema {@code access}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "web", "vendors"})
package dev.kontor.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
