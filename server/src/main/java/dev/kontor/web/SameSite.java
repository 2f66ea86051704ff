package dev.kontor.web;

import dev.kontor.platform.Problem;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Whether a form that needs no session was sent from this server's own pages, by what the browser
 * says of its origin. What is no browser says nothing and passes: it has nobody's cookies either.
 */
public final class SameSite {
    private SameSite() {}

    /** Refuses with 403 a form that another site has sent. */
    public static void check(HttpServletRequest request) {
        if (isForeign(request)) {
            throw Problem.of(403, "cross_site_request", "The form was sent by another site.");
        }
    }

    private static boolean isForeign(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return !site.equals("same-origin") && !site.equals("none");
        }
        String origin = request.getHeader("Origin");
        String host = request.getHeader("Host");
        return origin != null
                && host != null
                && !origin.equals("http://" + host)
                && !origin.equals("https://" + host);
    }
}
