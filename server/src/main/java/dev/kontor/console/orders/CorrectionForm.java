package dev.kontor.console.orders;

import dev.kontor.console.Form;
import dev.kontor.web.Choice;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The form that corrects a sale, as it was filled in.
 *
 * @param href of the order
 * @param kinds whether the purchase is for a business
 * @param preview what it would do; null until it was asked for, or when something is wrong
 */
public record CorrectionForm(
        String href, String number, Form form, List<Choice> kinds, @Nullable Preview preview) {

    /**
     * What a correction would do.
     *
     * @param remarks what the new invoice says besides
     * @param fields to be sent with the confirmation
     */
    public record Preview(List<Fact> rows, List<String> remarks, Map<String, String> fields) {}
}
