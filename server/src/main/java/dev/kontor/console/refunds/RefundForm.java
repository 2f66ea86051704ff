package dev.kontor.console.refunds;

import dev.kontor.web.Choice;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The form of a refund, as it was filled in.
 *
 * @param left what can still be given back
 * @param what {@code full}, {@code amount} or {@code lines}
 * @param errors sentences by the name of the field
 * @param preview what it would be; null until it was asked for, or when something is wrong
 */
public record RefundForm(
        String order,
        String orderHref,
        String number,
        String left,
        String currency,
        String what,
        String amount,
        List<Line> lines,
        List<Choice> reasons,
        Map<String, String> errors,
        @Nullable Preview preview) {

    /**
     * A line of the order with what was typed for it.
     *
     * @param field its name in the form
     */
    public record Line(String field, String name, String left, String typed) {}

    /**
     * What the refund would be.
     *
     * @param rows the figures, what the buyer gets first
     * @param ends how many rights of use end
     * @param review whether somebody with a higher limit has to approve it
     * @param fields the form's fields and values, to be sent with the confirmation
     * @param token under which it is made once
     */
    public record Preview(
            String amount,
            List<Row> rows,
            int ends,
            boolean review,
            List<Row> fields,
            String token) {}

    public record Row(String label, String value) {}

    /** The sentence that stands beside a field, or nothing. */
    public String error(String field) {
        return errors.getOrDefault(field, "");
    }
}
