package dev.kontor.invoices;

/**
 * Why an invoice is taken back; printed on the credit note. In the API the names are lower case.
 */
public enum CreditReason {
    REQUESTED_BY_CUSTOMER,
    DUPLICATE,
    FRAUDULENT,
    NOT_DELIVERED,
    NONCONFORMITY,
    WITHDRAWAL,
    /** The invoice was wrong; a corrected one follows under a new number. */
    CORRECTION,
    /** The buyer's tax id was confirmed after the sale: the tax is given back (handbook 4.4). */
    TAX_ID_CONFIRMED,
    CHARGEBACK,
    OTHER
}
