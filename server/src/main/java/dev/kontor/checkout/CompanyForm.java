package dev.kontor.checkout;

import dev.kontor.checkout.CheckoutPage.Notice;
import dev.kontor.checkout.CheckoutPage.Row;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The form by which a buyer corrects the invoice, and the documents of its corrections so far.
 *
 * @param open whether the buyer may correct it; else there are the documents alone
 * @param lang language that was asked for, kept from step to step; empty without
 * @param preview what would change; null until that was asked for, or when something is wrong
 * @param made the documents of each correction, newest first
 */
public record CompanyForm(
        boolean open,
        String lang,
        List<Field> fields,
        @Nullable Notice notice,
        @Nullable Preview preview,
        List<List<Row>> made) {

    /**
     * What would change.
     *
     * @param remarks what the new invoice says besides
     * @param fields to be sent to make it so
     */
    public record Preview(List<Row> rows, List<String> remarks, Map<String, String> fields) {}

    /** A field with what stands in it, and the sentence that says what is wrong with it. */
    public record Field(
            String name,
            String label,
            String value,
            String autocomplete,
            int longest,
            @Nullable String hint,
            @Nullable String error) {}

    /** Whether there is anything to show. */
    public boolean isShown() {
        return open || notice != null || !made.isEmpty();
    }

    /** Whether the form stands open before the reader: something was sent, and is not done. */
    public boolean isUsed() {
        return preview != null || (notice != null && !notice.tone().equals("info"));
    }
}
