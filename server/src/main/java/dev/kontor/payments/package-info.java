/**
 * Taking money: one <i>payment</i> per order, one <i>attempt</i> per call to a gateway.
 *
 * <p>An attempt is written and committed before its gateway is called, under a key made from the
 * attempt's id; what the gateway says is written afterwards. So after a crash every attempt without
 * an outcome is known, and is asked for, never repeated under another key.
 *
 * <p>Invariants: at most one attempt of a payment is captured; <i>unknown is not failed</i>: while
 * money could still move, no other route is tried; card numbers never come here, only tokens. Owns
 * the schema {@code payments}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "web", "vendors"})
package dev.kontor.payments;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
