package dev.kontor.corrections;

import dev.kontor.invoices.CreditReason;
import java.util.Locale;

/** Why a sale was corrected. In the API and in the column the names are lower case. */
public enum CorrectionReason {
    /** The buyer's name, address or tax id was wrong or missing. */
    BUYER_DATA,
    /** The register confirmed the buyer's tax id after the sale (handbook 4.4). */
    TAX_ID,
    /** A certificate that frees the buyer came after the sale (handbook 4.10). */
    CERTIFICATE;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static CorrectionReason of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** As the credit note states it. */
    CreditReason onCreditNote() {
        return switch (this) {
            case BUYER_DATA, CERTIFICATE -> CreditReason.CORRECTION;
            case TAX_ID -> CreditReason.TAX_ID_CONFIRMED;
        };
    }
}
