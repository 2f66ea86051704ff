/**
 * What is sold: products with their deliveries, prices, coupons, files and key pools' definitions.
 *
 * <p>Words: a <em>product</em> is what the buyer gets; its <em>deliveries</em> say how. A
 * <em>price</em> is one amount for one unit, with further amounts for countries or currencies
 * (<em>localized</em>). An <em>offer</em> is a price with its product, as a buyer sees it. A
 * <em>coupon</em> takes a percentage or a fixed amount off, once per order.
 *
 * <p>Invariants: a price is immutable once sold; a change is a new price. A coupon is never
 * redeemed more often than it may be. A discount never makes an amount negative, and its parts sum
 * to it. Owns the schema {@code catalog}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "web", "currencies"})
package dev.kontor.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
