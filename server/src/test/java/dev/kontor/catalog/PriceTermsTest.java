package dev.kontor.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which amount a buyer sees (handbook 3.2, LOCALISED). */
class PriceTermsTest {
    private final PriceTerms terms =
            new PriceTerms(
                    currency("EUR"),
                    11_900,
                    TaxBehavior.INCLUSIVE,
                    List.of(
                            localized(null, "USD", 10_900, TaxBehavior.EXCLUSIVE),
                            localized("CH", "CHF", 12_000, TaxBehavior.INCLUSIVE),
                            localized("IN", "EUR", 4_900, TaxBehavior.INCLUSIVE),
                            localized("CA", "USD", 9_900, TaxBehavior.EXCLUSIVE),
                            localized(null, "JPY", 18_000, TaxBehavior.INCLUSIVE)));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # country | wanted | price             | why
                    DE        |        | EUR 11900 inclusive | its own
                    DE        | EUR    | EUR 11900 inclusive | its own, wanted
                    US        |        | USD 10900 exclusive | the country's currency
                    FR        | USD    | USD 10900 exclusive | the wanted currency
                    US        | EUR    | EUR 11900 inclusive | the wanted currency, not the country's
                    CH        |        | CHF 12000 inclusive | the country
                    CH        | EUR    | EUR 11900 inclusive | the country has no amount in it
                    LI        |        | EUR 11900 inclusive | same currency, other country
                    LI        | CHF    | none                | an amount for one country is for it alone
                    IN        |        | EUR 4900 inclusive  | the country, in the price's currency
                    IN        | USD    | USD 10900 exclusive | the wanted currency
                    CA        |        | USD 9900 exclusive  | the country before the currency
                    CA        | USD    | USD 9900 exclusive  | the country before the currency
                    JP        |        | JPY 18000 inclusive | the country's currency
                    GB        |        | EUR 11900 inclusive | nothing for it
                    GB        | GBP    | none                | nothing in it
                    AQ        |        | EUR 11900 inclusive | a country without a currency
                    ZZ        |        | EUR 11900 inclusive | no country at all
                    """)
    void aBuyerGetsTheMostSpecificAmount(
            String country, @Nullable String wanted, String price, String why) {
        String found =
                terms.priceFor(country, wanted == null ? null : currency(wanted))
                        .map(it -> it.currency() + " " + it.amount() + " " + it.behavior().code())
                        .orElse("none");

        assertThat(found).as(why).isEqualTo(price);
    }

    private static PriceTerms.Localized localized(
            @Nullable String country, String currency, long amount, TaxBehavior behavior) {
        return new PriceTerms.Localized(country, currency(currency), amount, behavior);
    }

    private static Currency currency(String code) {
        return Currency.getInstance(code);
    }
}
