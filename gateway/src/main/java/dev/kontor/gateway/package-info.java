/**
 * The one door through which money is asked for: what Kontor's server says to a payment provider,
 * and what it hears back. Every connector ({@code connectors/…}) implements {@link
 * dev.kontor.gateway.Gateway} and nothing else; the server knows no provider's SDK.
 *
 * <p>Words. A <b>charge</b> asks for one amount from one instrument. It is <b>captured</b> (the
 * money is ours), <b>authorized</b> (reserved, to be captured or canceled), <b>declined</b> (a no
 * that is certain), waits for an <b>action</b> of the buyer (a challenge, a redirect, a code to
 * scan), is <b>pending</b> (vouchers, transfers, debits: the money comes later or never), or its
 * fate is <b>unknown</b>. An <b>instrument</b> is a payment method ({@link
 * dev.kontor.gateway.PaymentMethods}) and the provider's token for the buyer's card, account or
 * wallet. A <b>reference</b> is the provider's id of a charge; a {@link dev.kontor.gateway.Key} is
 * ours.
 *
 * <p>Invariants.
 *
 * <ul>
 *   <li>Every call that has an effect carries a key made from the id of our own row, written before
 *       the call. The same key never has a second effect.
 *   <li>A timeout is {@code Unknown}, never a decline. {@code Declined} means that no money moved
 *       and none will; a technical decline is given only for a request that was certainly not
 *       processed.
 *   <li>What is unknown is inquired after; nobody charges elsewhere while money could be taken.
 *   <li>Outcomes are sealed results; exceptions are bugs of the caller.
 *   <li>No card number passes through here, and no token, name or address is printed by {@code
 *       toString}.
 * </ul>
 *
 * <p>This module depends on nothing but the JDK.
 */
@NullMarked
package dev.kontor.gateway;

import org.jspecify.annotations.NullMarked;
