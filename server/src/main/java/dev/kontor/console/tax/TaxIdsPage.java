package dev.kontor.console.tax;

import dev.kontor.console.Badge;
import dev.kontor.console.Form;
import dev.kontor.console.Moment;
import dev.kontor.console.orders.Fact;
import dev.kontor.web.Choice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tax ids that people should look at.
 *
 * @param first where the newest are; empty on the first page
 * @param older where the list goes on; empty on the last page
 */
public record TaxIdsPage(List<Card> cards, List<Choice> states, String first, String older) {

    /**
     * A case.
     *
     * @param id of the order, within the page
     * @param why the doubt, in a sentence
     * @param typed what the buyer says
     * @param found what the register says
     * @param age since when
     * @param decide where it is decided; null when it is, or when the person may not
     * @param asks whether the register may be asked now
     * @param confirm the form of what a person saw; null where nobody may confirm the id so
     * @param accepts whether a person may say that the id is the buyer's
     * @param refundHref where the sale is taken back, once the id is known not to be the buyer's
     */
    public record Card(
            String id,
            String number,
            String href,
            Badge state,
            String why,
            List<Fact> typed,
            List<Fact> found,
            Moment soldAt,
            String age,
            @Nullable String decided,
            @Nullable String decide,
            boolean asks,
            boolean accepts,
            @Nullable Confirming confirm,
            @Nullable String refundHref,
            @Nullable String error) {}

    /**
     * The form of what a person saw on the authority's page.
     *
     * @param page the authority's; null where there is none
     * @param authority and its service
     * @param open whether it is what there is to do
     */
    public record Confirming(@Nullable String page, String authority, boolean open, Form form) {}
}
