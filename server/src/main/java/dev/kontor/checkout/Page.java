package dev.kontor.checkout;

import dev.kontor.platform.Words;
import dev.kontor.vendors.Vendor;
import jakarta.servlet.http.HttpServletRequest;

/**
 * A request to a page of this module, and what it is about.
 *
 * @param path of the page, without a slash at the end
 */
record Page(HttpServletRequest request, Vendor vendor, String path, Words words) {
    /** Whether a script asked, which puts parts of the answer where they belong. */
    boolean wantsParts() {
        return "true".equals(request.getHeader("HX-Request"));
    }
}
