package dev.kontor.support;

import dev.kontor.platform.VendorId;
import java.util.Optional;
import java.util.UUID;

/**
 * Who a question from the public form may come from. Given by the module that knows shop and
 * orders; without it there is no form.
 */
public interface Customers {
    /** An order that somebody has named, and that is theirs. */
    record KnownOrder(VendorId vendor, UUID id) {}

    /** The vendor whose shop this server shows: questions that name no order go to it. */
    Optional<VendorId> home();

    /**
     * The order with this number, or whose invoice has it, as somebody has typed it; empty unless
     * the order is of this e-mail address.
     */
    Optional<KnownOrder> order(String number, String email);
}
