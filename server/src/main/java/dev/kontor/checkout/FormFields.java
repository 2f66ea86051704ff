package dev.kontor.checkout;

import dev.kontor.checkout.AddressForm.Part;
import dev.kontor.checkout.CheckoutPage.Demand;
import dev.kontor.checkout.CheckoutPage.Field;
import dev.kontor.platform.Words;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields of the form, with what the buyer has typed before. */
final class FormFields {
    private final Words words;
    private final Draft.Buyer buyer;

    FormFields(Words words, Draft.Buyer buyer) {
        this.words = words;
        this.buyer = buyer;
    }

    List<Field> contact() {
        return List.of(
                Field.text("email", words.get("checkout.email"), value(buyer.email()), "email", 254)
                        .ofType("email", "email")
                        .hinted(null, words.get("checkout.email_hint")));
    }

    List<Field> person() {
        return List.of(
                Field.text("name", words.get("checkout.name"), value(buyer.name()), "name", 200)
                        .demanded(Demand.OF_CONSUMERS));
    }

    List<Field> company() {
        return List.of(
                Field.text(
                                "company",
                                words.get("checkout.company"),
                                value(buyer.company()),
                                "organization",
                                200)
                        .forCompanies(true),
                Field.text("tax_id", words.get("checkout.tax_id"), value(buyer.taxId()), "off", 64)
                        .hinted(null, words.get("checkout.tax_id_hint"))
                        .demanded(Demand.OF_NOBODY)
                        .quoting()
                        .forCompanies(true));
    }

    /**
     * @param phone whether a phone number may settle where the buyer lives
     */
    List<Field> address(boolean phone) {
        List<Field> fields = new ArrayList<>();
        AddressForm.order(buyer.country()).forEach(part -> fields.add(address(part)));
        if (phone || buyer.phone() != null) {
            fields.add(
                    Field.text(
                                    "phone",
                                    words.get("checkout.phone"),
                                    value(buyer.phone()),
                                    "tel",
                                    40)
                            .ofType("tel", "tel")
                            .hinted(null, words.get("checkout.phone_hint"))
                            .demanded(Demand.OF_NOBODY));
        }
        return List.copyOf(fields);
    }

    /** Of test mode: from where the tester pretends to be connected. */
    Field testAddress(@Nullable FormInput form) {
        return Field.text(
                        "test_address",
                        words.get("checkout.test_address"),
                        form == null ? "" : form.testAddress(),
                        "off",
                        45)
                .hinted(null, words.get("checkout.test_address_hint"))
                .demanded(Demand.OF_NOBODY);
    }

    private Field address(Part part) {
        Field field =
                switch (part) {
                    case LINE1 ->
                            Field.text(
                                    "line1",
                                    words.get("checkout.line1"),
                                    value(buyer.line1()),
                                    "address-line1",
                                    200);
                    case POSTAL_CODE ->
                            Field.text(
                                            "postal_code",
                                            words.get(postalCodeLabel(buyer.country())),
                                            value(buyer.postalCode()),
                                            "postal-code",
                                            20)
                                    .wide("third")
                                    .quoting();
                    case CITY ->
                            Field.text(
                                            "city",
                                            words.get("checkout.city"),
                                            value(buyer.city()),
                                            "address-level2",
                                            100)
                                    .wide("two-thirds");
                };
        return field.forCompanies(!AddressForm.asksConsumers(buyer.country(), part));
    }

    /** Of the country that the buyer may confirm to live in: demanded of who does. */
    Field confirmedPostalCode(String country) {
        return Field.text(
                        "confirmed_postal_code",
                        words.get(
                                "checkout.confirm_postal_code",
                                words.get(postalCodeLabel(country)),
                                words.country(country)),
                        value(buyer.confirmedPostalCode()),
                        "off",
                        20)
                .hinted(null, words.get("checkout.confirm_postal_code_hint"))
                .demanded(Demand.OF_CONFIRMING)
                .quoting();
    }

    private static String postalCodeLabel(String country) {
        return switch (country) {
            case "US" -> "checkout.postal_code_us";
            case "GB" -> "checkout.postal_code_gb";
            default -> "checkout.postal_code";
        };
    }

    /** Never filled in again: card numbers are not kept. */
    List<Field> card() {
        return List.of(
                Field.text("card_number", words.get("checkout.card_number"), "", "cc-number", 40)
                        .ofType("text", "numeric")
                        .hinted("1234 1234 1234 1234", null)
                        .formatted("card"),
                Field.text("card_expiry", words.get("checkout.card_expiry"), "", "cc-exp", 9)
                        .ofType("text", "numeric")
                        .hinted(words.get("checkout.card_expiry_placeholder"), null)
                        .wide("half")
                        .formatted("expiry"),
                Field.text("card_cvc", words.get("checkout.card_cvc"), "", "cc-csc", 4)
                        .ofType("text", "numeric")
                        .hinted("123", null)
                        .wide("half"));
    }

    private static String value(@Nullable String text) {
        return text == null ? "" : text;
    }
}
