package dev.kontor.corrections;

import dev.kontor.invoices.Sale;
import dev.kontor.tax.TaxQuestion;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a buyer.
 *
 * @param printed on the invoice
 * @param taxed by what the tax is decided
 */
record Facts(Sale.Buyer printed, TaxQuestion.Buyer taxed) {

    /** Whether nothing differs that an invoice would show or that decides a tax. */
    boolean isSameAs(Facts other) {
        return printed.equals(other.printed)
                && taxed.confirmedBy(null).equals(other.taxed.confirmedBy(null));
    }

    /**
     * These facts with what was corrected by hand, before any register was asked. Of another
     * country it is asked what the tax would be there, whatever the signals of the sale say.
     */
    Facts with(CorrectionInput.Buyer more) {
        String name = more.printed();
        Sale.Buyer now =
                new Sale.Buyer(
                        name == null ? printed.name() : name,
                        printed.email(),
                        corrected(more.line1(), printed.line1()),
                        corrected(more.postalCode(), printed.postalCode()),
                        corrected(more.city(), printed.city()),
                        corrected(more.region(), printed.region()),
                        more.upperCountry() == null ? printed.country() : more.upperCountry(),
                        printed.taxId());
        return new Facts(now, taxedAs(now, more.business()));
    }

    private TaxQuestion.Buyer taxedAs(Sale.Buyer now, @Nullable Boolean business) {
        boolean stays = Objects.equals(now.postalCode(), printed.postalCode());
        TaxQuestion.Address before = taxed.address();
        TaxQuestion.Buyer moved =
                new TaxQuestion.Buyer(
                        new TaxQuestion.Address(
                                now.country(),
                                now.region() == null ? before.region() : now.region(),
                                now.postalCode() == null ? before.postalCode() : now.postalCode(),
                                stays ? before.line1() : now.line1(),
                                stays ? before.city() : now.city(),
                                stays ? before.known() : null),
                        taxed.signals(),
                        taxed.taxId(),
                        business == null ? taxed.business() : business,
                        taxed.exemptionCertificate());
        return now.country().equals(taxed.country()) ? moved : moved.proving(now.country());
    }

    /** With another tax id, or none, as it is printed and as it decides. */
    Facts identified(@Nullable String taxId, TaxQuestion.Buyer decided) {
        return new Facts(
                new Sale.Buyer(
                        printed.name(),
                        printed.email(),
                        printed.line1(),
                        printed.postalCode(),
                        printed.city(),
                        printed.region(),
                        printed.country(),
                        taxId),
                decided);
    }

    Facts taxed(TaxQuestion.Buyer decided) {
        return new Facts(printed, decided);
    }

    /** An empty text takes it away. */
    private static @Nullable String corrected(@Nullable String text, @Nullable String before) {
        if (text == null) {
            return before;
        }
        return text.isBlank() ? null : text.strip();
    }
}
