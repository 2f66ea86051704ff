/**
 * Whether to take an order: signals, score, decision (handbook 7), before any money is taken.
 *
 * <p>In reading order: {@link Risk} is the API; {@code Signals} turns a question into signals;
 * {@code Rules} turns signals, lists and velocities into a decision; both are pure. Velocities are
 * counted over earlier decisions.
 *
 * <p>Invariants: every decision is kept with its reasons, and none is ever changed; reasons are for
 * the vendor, never shown to a buyer. In a sandbox, addresses that are private, for documentation
 * or for benchmarks have the buyer's country and no velocity. Owns the schema {@code risk}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "web"})
package dev.kontor.risk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
