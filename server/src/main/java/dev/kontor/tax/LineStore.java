package dev.kontor.tax;

import static dev.kontor.tax.db.Tables.LINES;

import dev.kontor.platform.BulkInsert;
import dev.kontor.platform.Tx;
import java.util.List;
import java.util.Locale;

/** The table of tax lines. */
final class LineStore {
    private static final BulkInsert<TaxLine> INSERT =
            BulkInsert.<TaxLine>into(LINES)
                    .set(LINES.VENDOR_ID, it -> it.of().vendor().value())
                    .set(LINES.BOOKED_ON, TaxLine::bookedOn)
                    .set(LINES.JOURNAL_ID, it -> it.of().journal())
                    .set(LINES.NO, it -> (short) it.no())
                    .set(LINES.CAUSE, it -> word(it.of().cause()))
                    .set(LINES.SOURCE_ID, it -> it.of().source())
                    .set(LINES.ORDER_ID, it -> it.of().order())
                    .set(LINES.ENTITY, it -> it.of().entity())
                    .set(LINES.DOCUMENT_ID, it -> it.of().document())
                    .set(LINES.DOCUMENT_NUMBER, it -> it.of().number())
                    .set(LINES.COUNTRY, TaxLine::country)
                    .set(LINES.REGION, TaxLine::region)
                    .set(LINES.JURISDICTION, it -> it.part().jurisdiction())
                    .set(LINES.TAX_TYPE, it -> it.part().taxType())
                    .set(LINES.RATE, it -> it.part().rate())
                    .set(LINES.RATE_TYPE, it -> word(it.rateType()))
                    .set(LINES.TREATMENT, it -> word(it.part().treatment()))
                    .set(LINES.BUYER_TAX_ID, TaxLine::buyerTaxId)
                    .set(LINES.CURRENCY, it -> it.of().currency().getCurrencyCode())
                    .set(LINES.NET, it -> it.part().net())
                    .set(LINES.TAXABLE, it -> it.part().taxable())
                    .set(LINES.TAX, it -> it.part().tax())
                    .set(LINES.TAX_POINT, TaxLine::taxPoint)
                    .set(LINES.BOOKED_AT, it -> it.of().at())
                    .set(LINES.BUYER_COUNTRY, it -> it.of().country());

    private LineStore() {}

    static void insert(Tx tx, List<TaxLine> lines) {
        INSERT.queue(tx, lines);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
