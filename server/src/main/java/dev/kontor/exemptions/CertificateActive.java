package dev.kontor.exemptions;

import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import java.time.Instant;
import java.util.UUID;

/**
 * A certificate came into force: tax that was charged before, on sales that it covers, goes back
 * within the open period (handbook 4.10).
 *
 * @param id of the certificate
 * @param at in the vendor's time
 */
public record CertificateActive(VendorId vendor, UUID id, Instant at) {

    /** A port to the module above that corrects sales. */
    public interface Listener {
        /** Told in the transaction of the decision: notes what is to be done, and no more. */
        void active(Tx tx, CertificateActive event);
    }
}
