/**
 * Who may do what: API keys with scopes and modes, persons who sign in to the console, and the
 * security of every path.
 *
 * <p>Invariants: a key's secret is shown once and kept only as a hash; a key belongs to one vendor
 * and one mode; passwords are hashed slowly (bcrypt); every request to {@code /v1} is either made
 * by a key or to a path that is public by design.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "web", "vendors"})
package dev.kontor.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
