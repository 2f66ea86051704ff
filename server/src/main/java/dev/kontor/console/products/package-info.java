/** The room of what is sold: products with their prices, deliveries and keys, and coupons. */
@NullMarked
package dev.kontor.console.products;

import org.jspecify.annotations.NullMarked;
