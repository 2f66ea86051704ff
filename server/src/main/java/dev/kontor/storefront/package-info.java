/**
 * The shop on this server: what a vendor sells, and the way into the checkout. The demo's shop, or
 * in own-merchant mode the vendor's own; also the legal texts of the seller, and the small script
 * that opens a checkout over another site's page.
 *
 * <p>Owns nothing: it shows the catalog and opens checkout sessions.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "web",
            "vendors",
            "access",
            "catalog",
            "orders",
            "checkout",
            "support"
        })
package dev.kontor.storefront;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
