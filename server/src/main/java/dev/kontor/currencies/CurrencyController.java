package dev.kontor.currencies;

import dev.kontor.platform.Clocks;
import dev.kontor.platform.Fault;
import dev.kontor.platform.Money;
import dev.kontor.platform.Problem;
import dev.kontor.web.Caller;
import dev.kontor.web.Page;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/currencies}: what may be paid in, and what it is worth (api.md 6). */
@RestController
final class CurrencyController {
    private final Rates rates;
    private final Clocks clocks;

    CurrencyController(Rates rates, Clocks clocks) {
        this.rates = rates;
        this.clocks = clocks;
    }

    record CurrencyView(
            String code,
            int exponent,
            String name,
            String rateToEur,
            LocalDate asOf,
            String source) {
        static CurrencyView of(CurrencyRate rate) {
            return new CurrencyView(
                    rate.currency().getCurrencyCode(),
                    rate.exponent(),
                    rate.currency().getDisplayName(Locale.ENGLISH),
                    rate.rateToEuro().toPlainString(),
                    rate.asOf(),
                    rate.source());
        }
    }

    record Conversion(
            @Min(0) @Max(1_000_000_000_000L) long amount, Currency currency, Currency to) {
        Conversion {
            List<Fault> faults = new ArrayList<>();
            check("/currency", currency, faults);
            check("/to", to, faults);
            if (!faults.isEmpty()) {
                throw Problem.invalid(faults);
            }
        }

        private static void check(String pointer, Currency currency, List<Fault> faults) {
            if (!Rates.isCirculating(currency)) {
                faults.add(
                        new Fault(
                                pointer, "unknown_currency", "Is not a currency in circulation."));
            }
        }
    }

    record Amount(long amount, String currency) {
        static Amount of(Money money) {
            return new Amount(money.minor(), money.currency().getCurrencyCode());
        }
    }

    /**
     * A conversion.
     *
     * @param rate units of {@code to} for one unit of {@code from}, to ten significant digits
     */
    record ConversionView(Amount from, Amount to, String rate, LocalDate asOf, String source) {}

    /** All in one page: the list is reference data and short. */
    @GetMapping("/v1/currencies")
    Page<CurrencyView> list(Caller caller) {
        return new Page<>(
                rates.all(clocks.now(caller.vendor())).stream().map(CurrencyView::of).toList(),
                null);
    }

    @PostMapping("/v1/currencies/conversions")
    ConversionView convert(Caller caller, @RequestBody Conversion body) {
        Instant now = clocks.now(caller.vendor());
        Money from = new Money(body.amount(), body.currency());
        CurrencyRate source = rates.find(body.currency(), now).orElseThrow();
        CurrencyRate target = rates.find(body.to(), now).orElseThrow();
        BigDecimal rate =
                target.perEuro()
                        .divide(source.perEuro(), new MathContext(10, RoundingMode.HALF_EVEN));
        return new ConversionView(
                Amount.of(from),
                Amount.of(rates.convert(from, body.to(), now)),
                rate.toPlainString(),
                target.asOf(),
                target.source());
    }
}
