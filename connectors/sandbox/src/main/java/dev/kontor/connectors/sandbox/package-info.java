/**
 * The two payment gateways of test mode, {@code sandbox} and {@code sandbox_b}, which move no
 * money.
 *
 * <p>Words. A <b>token</b> such as {@code tok_visa} or {@code tok_ideal_fail} names the behavior
 * that a test wants to see; a <b>test card</b> is a published number that stands for a token
 * ({@link dev.kontor.connectors.sandbox.SandboxCards}). An <b>outcome</b> is what the tester
 * pressed on the sandbox's own page, or sent to the settle call, in place of the buyer, the bank or
 * the issuer.
 *
 * <p>Invariants.
 *
 * <ul>
 *   <li>Nothing is remembered. Each answer is a pure function of the request: gateway, token, key,
 *       operation, credential use, the recorded outcome and the time passed in. So a killed server
 *       finds the same answers when it asks again, and a key has one answer for ever.
 *   <li>References are hashes of gateway and key; the two gateways never share one.
 *   <li>A charge that was never sent is found as if it had been: the sandbox cannot tell. What
 *       counts is that each charge is captured once in our books.
 *   <li>Unknown tokens and real card numbers are refused; a typed number is neither kept nor
 *       printed.
 *   <li>{@code charge} takes microseconds: one map look-up, one hash, no lock.
 * </ul>
 *
 * <p>Which token does what is told in the table of {@code SandboxTokens}.
 */
@NullMarked
package dev.kontor.connectors.sandbox;

import org.jspecify.annotations.NullMarked;
