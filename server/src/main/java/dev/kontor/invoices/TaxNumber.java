package dev.kontor.invoices;

/**
 * A number under which a seller reports the tax of a sale, printed on its documents (Directive
 * 2006/112/EC, art. 226 (3), and the like elsewhere).
 *
 * @param jurisdiction that gave it, such as {@code GB} or {@code CA-QC}; {@code EU} for one of the
 *     One-Stop Shop alone
 * @param scheme as in the API, such as {@code standard}, {@code oss_non_union}, {@code voec}
 * @param number as it is on record
 */
public record TaxNumber(String jurisdiction, String scheme, String number) {
    /** Of a legal entity where it is established. */
    public static TaxNumber own(String country, String vatId) {
        return new TaxNumber(country, "standard", vatId);
    }

    /** Whether it is a VAT id as EN 16931 has it. */
    public boolean hasVatForm() {
        return !country().equals("EU") && isVatId(number, country());
    }

    /** The country that gave it, or {@code EU}. */
    public String country() {
        return jurisdiction.substring(0, 2);
    }

    /** Whether it has so many digits and nothing else, but for spaces. */
    public boolean isOfDigits(int count) {
        return number.replace(" ", "").matches("\\d{" + count + "}");
    }

    /** VAT ids begin with their country (EN 16931, BR-CO-09), or one nearby; others do not. */
    public static boolean isVatId(String id, String country) {
        return switch (country) {
            case "GR" -> id.startsWith("EL");
            case "GB", "IM" -> id.startsWith("GB") || id.startsWith("XI");
            case "MC" -> id.startsWith("FR");
            case "LI" -> id.startsWith("LI") || id.startsWith("CH");
            default -> id.startsWith(country);
        };
    }
}
