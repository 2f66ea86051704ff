package dev.kontor.catalog;

import dev.kontor.platform.Problem;

/** What the catalog refuses. */
final class CatalogProblems {
    private CatalogProblems() {}

    static Problem noProduct(String id) {
        return Problem.notFound("product", id);
    }

    static Problem noPrice(String id) {
        return Problem.notFound("price", id);
    }

    static Problem noCoupon(String id) {
        return Problem.notFound("coupon", id);
    }

    static Problem unknownProduct(String pointer) {
        return Problem.invalid(pointer, "product_not_found", "There is no product of this id.");
    }

    static Problem lookupKeyTaken() {
        return Problem.conflict("lookup_key_taken", "Another price has this lookup key.");
    }

    static Problem couponCodeTaken() {
        return Problem.conflict("coupon_code_taken", "Another coupon has this code.");
    }

    static Problem priceSold() {
        return Problem.conflict(
                "price_sold",
                "This price was sold, so its terms cannot change. Make a new price instead.");
    }

    static Problem couponNotFound() {
        return Problem.invalid("/coupon", "coupon_not_found", "There is no coupon of this code.");
    }

    static Problem couponExpired() {
        return Problem.invalid("/coupon", "coupon_expired", "This coupon is no longer valid.");
    }

    static Problem couponExhausted() {
        return Problem.invalid(
                "/coupon", "coupon_exhausted", "This coupon was redeemed as often as it may be.");
    }
}
