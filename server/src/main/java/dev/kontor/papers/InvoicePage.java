package dev.kontor.papers;

import dev.kontor.platform.Words;
import java.time.LocalDate;
import java.util.List;

/**
 * A document ready to print: every text in the buyer's language, every amount written out. Public
 * only because the template {@code invoice.jte} is compiled into a package of its own.
 *
 * @param paper as CSS names it
 * @param title such as {@code Invoice}
 * @param buyer name and address, a line each
 * @param discounted whether any row has a discount
 * @param summary net, taxes; then {@code total}; then what was paid and what is due
 * @param legal what the law wants printed
 * @param remarks what else the buyer should know
 */
public record InvoicePage(
        Words words,
        String paper,
        String title,
        String number,
        LocalDate issuedOn,
        Seller seller,
        List<String> buyer,
        List<Fact> facts,
        List<Row> rows,
        boolean discounted,
        List<Fact> summary,
        Fact total,
        List<Fact> settlement,
        List<String> legal,
        List<String> remarks) {

    /**
     * The letterhead and the foot.
     *
     * @param address a line each
     * @param registration tax id and register, a line each
     */
    public record Seller(
            String name, List<String> address, List<String> registration, List<String> contact) {}

    /** A label and what it stands for. */
    public record Fact(String label, String value) {}

    /** A line of the document. */
    public record Row(
            String description,
            String detail,
            String quantity,
            String unitPrice,
            String discount,
            String rate,
            String net) {}
}
