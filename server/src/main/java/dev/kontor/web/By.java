package dev.kontor.web;

import dev.kontor.platform.AuditLog;
import dev.kontor.platform.VendorId;
import org.jspecify.annotations.Nullable;

/**
 * Who changes something, for the audit log.
 *
 * @param tenant whose it is: a live vendor or a sandbox
 * @param actor such as {@code key:kt_test_demo} or {@code staff:ada@…}
 */
public record By(VendorId tenant, String actor, String requestId) {
    /** Whoever sent the request. */
    public static By of(Caller caller) {
        return new By(caller.vendor(), caller.actor(), caller.requestId());
    }

    /**
     * What is written to the audit log.
     *
     * @param action such as {@code tax_registration.added}
     */
    public AuditLog.Entry entry(
            String action, String object, @Nullable String reason, @Nullable String detail) {
        return new AuditLog.Entry(tenant, actor, action, object, reason, detail, requestId);
    }
}
