package dev.kontor.checkout;

import dev.kontor.platform.Words;
import dev.kontor.web.Choice;
import dev.kontor.web.Icon;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page of an order shows, ready to be printed: on the thank-you page and behind the link
 * in the mail.
 *
 * @param path of this page
 * @param running whether the outcome is still open, so that the page looks again by itself
 * @param action where the buyer has to go before the payment goes on
 * @param again where a new attempt begins
 * @param papers invoice and credit notes
 * @param awaitsInvoice whether the invoice is still to come
 * @param order path of the order page
 * @param next what happens next, one sentence each
 */
public record OrderPage(
        Words words,
        String path,
        String vendor,
        String seller,
        boolean test,
        Icon icon,
        String title,
        String lead,
        boolean running,
        @Nullable String action,
        @Nullable String again,
        List<Good> goods,
        Receipt receipt,
        List<Paper> papers,
        boolean awaitsInvoice,
        String order,
        List<String> next,
        String help,
        String withdraw,
        @Nullable Link back,
        List<Choice> languages) {

    /** Whether there is anything to show besides what it costs. */
    public boolean delivered() {
        return !goods.isEmpty();
    }

    /**
     * A thing that was bought, as it is delivered.
     *
     * @param value to be copied, such as a key
     * @param href of its file
     */
    public record Good(
            Icon icon,
            String title,
            @Nullable String value,
            @Nullable String href,
            @Nullable String note) {}

    public record Link(String label, String href) {}

    /**
     * A document.
     *
     * @param xml as an electronic invoice, where there is such a form
     */
    public record Paper(Link pdf, @Nullable Link xml) {}

    /**
     * Lines, sums and facts of the order.
     *
     * @param refunds what went back of the total, and what is on its way
     */
    public record Receipt(
            List<CheckoutPage.Line> lines,
            List<CheckoutPage.Row> rows,
            String total,
            List<CheckoutPage.Row> refunds,
            List<CheckoutPage.Row> facts) {}
}
