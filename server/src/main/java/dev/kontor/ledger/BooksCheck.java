package dev.kontor.ledger;

import dev.kontor.platform.VendorId;
import java.util.List;

/** A rule about the books that a module above knows; it is asked with every audit. */
public interface BooksCheck {
    List<LedgerAudit.Breach> breaches(VendorId vendor);
}
