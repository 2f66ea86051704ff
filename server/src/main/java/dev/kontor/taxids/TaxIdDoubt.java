package dev.kontor.taxids;

/** Why a sale's tax id is asked for again after the sale, or looked at by a person. */
public enum TaxIdDoubt {
    /** The register was down, and tax was charged. */
    UNAVAILABLE,
    /** The register was down, and what it had said within 30 days served. */
    EARLIER_CONFIRMATION,
    /** The register says yes, but knows the id under a name that is not the buyer's. */
    OTHER_NAME
}
