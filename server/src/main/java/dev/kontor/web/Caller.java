package dev.kontor.web;

import dev.kontor.platform.Problem;
import dev.kontor.platform.VendorId;
import java.util.Set;

/**
 * Who makes an API call: put on the request by the authentication filter, handed to every
 * controller.
 *
 * @param vendor the tenant whose data the call may touch: a live vendor or a sandbox
 * @param live whether real money moves
 * @param scopes what the key may do, such as {@code orders:write}; {@code *} is everything
 * @param actor for the timeline and the audit log, such as {@code key:kt_test_demo…}
 * @param requestId of this request
 */
public record Caller(
        VendorId vendor, boolean live, Set<String> scopes, String actor, String requestId) {
    /** The request attribute that holds the caller. */
    public static final String ATTRIBUTE = Caller.class.getName();

    public boolean may(String scope) {
        return scopes.contains("*") || scopes.contains(scope);
    }

    /** Refuses with 403 what the key's scopes do not cover. */
    public void need(String scope) {
        if (!may(scope)) {
            throw Problem.of(403, "scope_missing", "This key lacks the scope " + scope + ".");
        }
    }
}
