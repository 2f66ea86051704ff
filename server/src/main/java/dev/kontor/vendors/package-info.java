/**
 * Who sells: vendors, their sandboxes, and the legal entities in whose name the sale is made.
 *
 * <p>Words: a <i>vendor</i> owns products and is paid out; an <i>entity</i> is the merchant of
 * record on the invoice; a <i>sandbox</i> is a tenant of its own with a test clock, where no real
 * money moves. Invariant: test and live data never meet, since they never share a {@code
 * vendor_id}. Owns the schema {@code vendors}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "web"})
package dev.kontor.vendors;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
