package dev.kontor.support;

import dev.kontor.platform.VendorId;
import java.util.Optional;
import java.util.UUID;

/**
 * Who a question from the public form may come from. Given by the module that knows shop and
 * orders; without it there is no form.
 */
public interface Customers {
    /** An order that somebody names. */
    record KnownOrder(VendorId vendor, UUID id, String email) {}

    /** The vendor whose shop this server shows: questions that name no order go to it. */
    VendorId home();

    /** The order with this number, as it is printed on receipt and invoice. */
    Optional<KnownOrder> order(String number);
}
