package dev.kontor.checkout;

import dev.kontor.platform.Words;
import dev.kontor.web.Choice;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the checkout page shows, ready to be printed: the model of its templates.
 *
 * @param path of the page
 * @param vendor whose product it is
 * @param seller the merchant of record
 * @param back where the buyer came from
 * @param structural whether a change of the country has changed what is asked
 * @param announcement for those who hear the page
 * @param errors words by field; those of no field stand in the notice
 * @param focus the field that needs attention first
 * @param languages that the page can be read in, by their own names
 */
public record CheckoutPage(
        Words words,
        String path,
        String vendor,
        String seller,
        boolean test,
        @Nullable String back,
        Summary summary,
        List<Quantity> quantities,
        Coupon coupon,
        List<Field> contact,
        List<Choice> countries,
        List<Field> person,
        boolean business,
        List<Field> company,
        @Nullable TaxIdNote taxIdNote,
        @Nullable Confirmation confirmation,
        List<Field> address,
        List<Method> methods,
        List<Field> card,
        List<TestCard> testCards,
        Field testAddress,
        List<Box> boxes,
        String button,
        List<Notice> notices,
        Map<String, String> errors,
        @Nullable String focus,
        boolean structural,
        String announcement,
        List<Choice> languages) {

    /**
     * What is bought, and what it costs.
     *
     * @param version of the quote; 0 when there is none yet
     * @param note under the price, such as the tax in it
     */
    public record Summary(
            int version,
            String title,
            String price,
            String note,
            List<Line> lines,
            List<Row> rows,
            String total,
            @Nullable String remark) {}

    public record Line(String name, @Nullable String detail, String amount) {}

    public record Row(String label, String amount) {}

    /** How many of an item are bought; the buyer may change it. */
    public record Quantity(String field, String label, String value) {}

    /**
     * A coupon's code as typed.
     *
     * @param note that it holds, and what it takes off
     */
    public record Coupon(String code, @Nullable String note) {}

    /**
     * What the register says of the tax id.
     *
     * @param good whether it has confirmed it
     */
    public record TaxIdNote(String words, boolean good) {}

    /**
     * Where the buyer may confirm to live.
     *
     * @param words of the box
     * @param hint why that is asked, and what else would do
     * @param postalCode there, where its tax depends on it
     */
    public record Confirmation(
            String country,
            String words,
            String hint,
            boolean ticked,
            @Nullable Field postalCode) {}

    public record Method(String id, String name, boolean selected) {}

    public record TestCard(String number, String what) {}

    /** A box to tick, with what it says. */
    public record Box(String name, String words, boolean ticked, boolean consumersOnly) {}

    public record Notice(String tone, String title, String detail) {}

    /** Of whom a field is demanded; of others it is taken if they give it. */
    public enum Demand {
        OF_ALL,
        OF_CONSUMERS,
        /** Who confirms a country: the page checks that when it is sent. */
        OF_CONFIRMING,
        OF_NOBODY;

        /** Whether it is said that the field may be left empty. */
        public boolean isOptional() {
            return this == OF_CONSUMERS || this == OF_NOBODY;
        }
    }

    /**
     * A field of the form.
     *
     * @param width class of the style sheet; empty is the whole row
     * @param format by which the page's script groups digits
     * @param quotes whether another value may change the price
     * @param companiesOnly whether it belongs to the business box
     */
    public record Field(
            String name,
            String label,
            String value,
            String type,
            String autocomplete,
            @Nullable String inputmode,
            String width,
            @Nullable String placeholder,
            @Nullable String hint,
            @Nullable String format,
            int longest,
            Demand demand,
            boolean quotes,
            boolean companiesOnly) {

        public boolean isRequired(boolean business) {
            return switch (demand) {
                case OF_ALL -> true;
                case OF_CONSUMERS -> !business;
                case OF_CONFIRMING -> false;
                case OF_NOBODY -> false;
            };
        }

        static Field text(String name, String label, String value, String autocomplete, int most) {
            return new Field(
                    name,
                    label,
                    value,
                    "text",
                    autocomplete,
                    null,
                    "",
                    null,
                    null,
                    null,
                    most,
                    Demand.OF_ALL,
                    false,
                    false);
        }

        Field ofType(String other, @Nullable String keyboard) {
            return new Field(
                    name,
                    label,
                    value,
                    other,
                    autocomplete,
                    keyboard,
                    width,
                    placeholder,
                    hint,
                    format,
                    longest,
                    demand,
                    quotes,
                    companiesOnly);
        }

        Field wide(String other) {
            return new Field(
                    name,
                    label,
                    value,
                    type,
                    autocomplete,
                    inputmode,
                    other,
                    placeholder,
                    hint,
                    format,
                    longest,
                    demand,
                    quotes,
                    companiesOnly);
        }

        Field hinted(@Nullable String example, @Nullable String words) {
            return new Field(
                    name,
                    label,
                    value,
                    type,
                    autocomplete,
                    inputmode,
                    width,
                    example,
                    words,
                    format,
                    longest,
                    demand,
                    quotes,
                    companiesOnly);
        }

        Field formatted(String other) {
            return new Field(
                    name,
                    label,
                    value,
                    type,
                    autocomplete,
                    inputmode,
                    width,
                    placeholder,
                    hint,
                    other,
                    longest,
                    demand,
                    quotes,
                    companiesOnly);
        }

        Field demanded(Demand other) {
            return new Field(
                    name,
                    label,
                    value,
                    type,
                    autocomplete,
                    inputmode,
                    width,
                    placeholder,
                    hint,
                    format,
                    longest,
                    other,
                    quotes,
                    companiesOnly);
        }

        Field quoting() {
            return new Field(
                    name,
                    label,
                    value,
                    type,
                    autocomplete,
                    inputmode,
                    width,
                    placeholder,
                    hint,
                    format,
                    longest,
                    demand,
                    true,
                    companiesOnly);
        }

        Field forCompanies(boolean only) {
            return new Field(
                    name,
                    label,
                    value,
                    type,
                    autocomplete,
                    inputmode,
                    width,
                    placeholder,
                    hint,
                    format,
                    longest,
                    demand,
                    quotes,
                    only);
        }
    }

    /** The words beside a field that is wrong; empty when it is not. */
    public String error(String field) {
        return errors.getOrDefault(field, "");
    }
}
