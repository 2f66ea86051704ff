/**
 * What is sold: products with their deliveries, prices, coupons, files and key pools' definitions.
 *
 * <p>Invariant: a price is immutable once sold; a change is a new price.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "web"})
package dev.kontor.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
