package dev.kontor.papers;

import dev.kontor.invoices.Sale.TaxGroup;
import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How EN 16931-1 classes what is charged, or why nothing is (BT-118, BT-151; UNCL 5305). */
enum VatCategory {
    STANDARD("S", null),
    ZERO_RATED("Z", null),
    EXEMPT("E", null),
    REVERSE_CHARGE("AE", "VATEX-EU-AE"),
    /** Not subject to VAT. A document with this category has no other, and names no VAT id. */
    OUT_OF_SCOPE("O", "VATEX-EU-O"),
    /** IGIC of the Canary Islands. */
    CANARY_ISLANDS("L", null),
    /** IPSI of Ceuta and Melilla. */
    CEUTA_AND_MELILLA("M", null);

    /** General taxes on consumption that are charged on the whole price, like VAT. */
    private static final Set<String> LIKE_VAT =
            Set.of("vat", "gst", "hst", "igst", "consumption_tax", "gct", "tgc");

    final String code;

    /** Why no tax is charged, as a code (BT-121). */
    final @Nullable String reason;

    VatCategory(String code, @Nullable String reason) {
        this.code = code;
        this.reason = reason;
    }

    /** The category of a row of a sale's taxes; null for a tax that is no VAT. */
    static @Nullable VatCategory of(TaxGroup group) {
        return switch (group.treatment()) {
            case "taxed" -> taxed(group);
            case "reverse_charge" -> REVERSE_CHARGE;
            case "exempt" -> LIKE_VAT.contains(group.taxType()) ? EXEMPT : OUT_OF_SCOPE;
            case "out_of_scope", "not_charged", "not_registered", "intermediary" -> OUT_OF_SCOPE;
            default -> throw new IllegalArgumentException("no treatment: " + group.treatment());
        };
    }

    private static @Nullable VatCategory taxed(TaxGroup group) {
        return switch (group.taxType()) {
            case "igic" -> CANARY_ISLANDS;
            case "ipsi" -> CEUTA_AND_MELILLA;
            default -> {
                if (!LIKE_VAT.contains(group.taxType())) {
                    yield null;
                }
                yield new BigDecimal(group.rate()).signum() == 0 ? ZERO_RATED : STANDARD;
            }
        };
    }

    /** Whether tax may be charged in it. */
    boolean isTaxed() {
        return switch (this) {
            case STANDARD, CANARY_ISLANDS, CEUTA_AND_MELILLA -> true;
            case ZERO_RATED, EXEMPT, REVERSE_CHARGE, OUT_OF_SCOPE -> false;
        };
    }
}
