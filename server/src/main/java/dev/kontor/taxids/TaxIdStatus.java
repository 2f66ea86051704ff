package dev.kontor.taxids;

/** What is known about a buyer's tax id (handbook 4.4). Only {@link #VALID} changes the tax. */
public enum TaxIdStatus {
    /** There is none. */
    NONE,
    /** Well-formed; the register has not answered yet. */
    PENDING,
    VALID,
    INVALID,
    /** The register is down and knows nothing recent. */
    UNAVAILABLE
}
