package dev.kontor.console;

import dev.kontor.platform.AuditLog;
import dev.kontor.platform.Clocks;
import dev.kontor.platform.Tx;

/** Notes in the audit log what staff have done, for modules that do not do so themselves. */
public final class StaffLog {
    private final AuditLog audit;
    private final Clocks clocks;

    StaffLog(AuditLog audit, Clocks clocks) {
        this.audit = audit;
        this.clocks = clocks;
    }

    /**
     * Notes it in the transaction that does it.
     *
     * @param action such as {@code key.revoked}
     * @param object the id of what was changed
     */
    public void note(Tx tx, Staff staff, String action, String object) {
        audit.append(
                tx,
                new AuditLog.Entry(
                        staff.vendorId(),
                        staff.actor(),
                        action,
                        object,
                        null,
                        null,
                        staff.requestId()),
                clocks.real());
    }
}
