package dev.kontor.gateway;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** What the buyer is told while a payment is pending. */
public sealed interface Instructions {

    /**
     * Pay in cash or at an ATM with this number.
     *
     * @param slip the provider's printable slip
     */
    record Voucher(String number, @Nullable URI slip) implements Instructions {}

    /**
     * Send the money by bank transfer.
     *
     * @param account IBAN, CLABE or local account number
     * @param bank BIC or local routing number
     * @param reference to be given with the transfer, so that it is matched
     */
    record Transfer(String holder, String account, @Nullable String bank, String reference)
            implements Instructions {}

    /** Approve the request that has reached the buyer's phone or bank. */
    record Approve() implements Instructions {}

    /** Nothing to do: collected from the buyer's account under this mandate. */
    record Debit(String mandate) implements Instructions {}
}
