package dev.kontor.papers;

import com.ibm.icu.text.ArabicShaping;
import com.ibm.icu.text.ArabicShapingException;
import com.ibm.icu.text.Bidi;
import dev.kontor.invoices.InvoiceDocument;
import dev.kontor.invoices.Sale;
import dev.kontor.invoices.TaxNumber;
import dev.kontor.platform.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names and addresses as they are printed, and the paper of the buyer's country. */
final class Letterhead {
    /** An ARN of Australia's simplified GST has one digit more than an ABN. */
    private static final int ARN_DIGITS = 12;

    private static final Set<String> LETTER = Set.of("US", "CA", "MX", "PH", "CL", "CO", "VE");

    private static final Pattern TURNS =
            Pattern.compile("[\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]");

    private final Words words;

    Letterhead(Words words) {
        this.words = words;
    }

    static String paper(Sale.Buyer buyer) {
        return LETTER.contains(buyer.country()) ? "letter" : "A4";
    }

    InvoicePage.Seller seller(InvoiceDocument.Seller seller) {
        List<String> address = new ArrayList<>(seller.addressLines());
        address.add(words.country(seller.country()));
        List<String> registration = new ArrayList<>();
        seller.taxNumbers().forEach(it -> registration.add(label(it, seller) + " " + it.number()));
        registration.addAll(present(seller.registry()));
        return new InvoicePage.Seller(
                seller.legalName(), address, registration, present(seller.email(), seller.phone()));
    }

    /** What the number is called where it is printed by law, such as {@code ABN}. */
    private String label(TaxNumber number, InvoiceDocument.Seller seller) {
        String key = "invoice.number." + number.jurisdiction().toLowerCase(Locale.ROOT);
        String form = key + "." + (number.isOfDigits(ARN_DIGITS) ? "arn" : number.scheme());
        if (words.has(form)) {
            return words.get(form);
        }
        if (words.has(key)) {
            return words.get(key);
        }
        return number.hasVatForm() || number.number().equals(seller.vatId())
                ? words.get("invoice.vat_id")
                : words.get("invoice.number.other", words.country(number.country()));
    }

    /** Name and address; a buyer of whom only the e-mail is known goes by that. */
    List<String> buyer(Sale.Buyer buyer) {
        List<String> lines =
                new ArrayList<>(
                        present(
                                buyer.name(),
                                buyer.line1(),
                                place(buyer),
                                words.country(buyer.country())));
        String taxId = buyer.taxId();
        if (taxId != null) {
            lines.add(taxIdLabel(buyer.country(), taxId) + " " + taxId);
        }
        lines.add(buyer.name() == null ? 0 : lines.size(), buyer.email());
        return lines.stream().map(Letterhead::visual).toList();
    }

    private String taxIdLabel(String country, String taxId) {
        boolean vat = taxId.startsWith(country.equals("GR") ? "EL" : country);
        return words.get(vat ? "invoice.vat_id" : "invoice.tax_id");
    }

    /** {@code 10115 Berlin}, or where there are regions {@code Portland, OR 97201}. */
    private static String place(Sale.Buyer buyer) {
        if (buyer.region() == null) {
            return String.join(" ", present(buyer.postalCode(), buyer.city()));
        }
        String city = String.join(", ", present(buyer.city(), buyer.region()));
        return String.join(" ", present(city, buyer.postalCode()));
    }

    /**
     * Arabic and Hebrew in the order in which they are seen, with joined letters: the renderer sets
     * every text from left to right. Controls that would turn other text around are left out.
     */
    static String visual(String written) {
        String text = TURNS.matcher(written).replaceAll("");
        if (!Bidi.requiresBidi(text.toCharArray(), 0, text.length())) {
            return text;
        }
        try {
            String joined = new ArabicShaping(ArabicShaping.LETTERS_SHAPE).shape(text);
            return new Bidi(joined, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT)
                    .writeReordered(Bidi.DO_MIRRORING);
        } catch (ArabicShapingException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<String> present(@Nullable String... texts) {
        List<String> present = new ArrayList<>();
        for (String text : texts) {
            if (text != null && !text.isBlank()) {
                present.add(text);
            }
        }
        return present;
    }
}
