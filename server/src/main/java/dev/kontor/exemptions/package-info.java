/**
 * Which buyers a paper frees from a state's tax: exemption and resale certificates, from their
 * upload to their end (handbook 4.2, 4.10).
 *
 * <p><b>Words.</b> A <i>certificate</i> is the buyer's paper that it need not pay a state's tax. It
 * is uploaded, reviewed by a person, active, and expires or is revoked; a <i>cover</i> is what one
 * in force frees.
 *
 * <p><b>Invariants.</b> A certificate frees an order only while it is active, on the day of the
 * sale, in the places that it names. Who a certificate belongs to, and what it says, is sealed.
 *
 * <p><b>Where to look.</b> {@link dev.kontor.exemptions.Certificates} is what prices ask; {@link
 * dev.kontor.exemptions.ReviewCertificates} is what people do.
 *
 * <p>Owns the schema {@code exemptions}. May call tax (places), buyers, events, web and platform.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "web", "buyers", "tax", "events"})
package dev.kontor.exemptions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
