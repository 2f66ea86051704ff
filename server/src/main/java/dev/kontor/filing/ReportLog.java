package dev.kontor.filing;

import dev.kontor.platform.AuditLog;
import dev.kontor.platform.Tx;
import org.jspecify.annotations.Nullable;

/** Who did what with a return, in the audit log. */
final class ReportLog {
    private final AuditLog audit;

    ReportLog(AuditLog audit) {
        this.audit = audit;
    }

    /**
     * Notes it in the transaction that does it.
     *
     * @param after what is new, or null
     */
    void note(
            Tx tx,
            Scope scope,
            String action,
            Scheme scheme,
            Period period,
            @Nullable String after,
            String actor) {
        audit.append(
                tx,
                new AuditLog.Entry(
                        scope.vendors().getFirst(),
                        actor,
                        action,
                        scheme.code() + " " + period,
                        null,
                        after,
                        null),
                scope.now());
    }
}
