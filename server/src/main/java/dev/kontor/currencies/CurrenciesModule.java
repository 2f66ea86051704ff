package dev.kontor.currencies;

import dev.kontor.platform.Clocks;
import dev.kontor.platform.Repeating;
import dev.kontor.platform.Settings;
import java.net.URI;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the currencies. */
@Configuration(proxyBeanMethods = false)
class CurrenciesModule {
    private static final String ECB =
            "https://www.ecb.europa.eu/stats/eurofxref/eurofxref-hist-90d.xml";
    private static final String HMRC =
            "https://www.trade-tariff.service.gov.uk/api/v2/exchange_rates/files/monthly_xml_";
    private static final String OFF = "off";

    @Bean
    Rates rates() {
        return Rates.bundled();
    }

    @Bean
    ReferenceRates referenceRates(Settings settings, Clocks clocks) {
        return new ReferenceRates(
                address(settings, "KONTOR_ECB_URL", ECB)
                        .map(it -> new EcbFeed(new FeedClient(), URI.create(it)))
                        .orElse(null),
                clocks::real);
    }

    @Bean
    HmrcRates hmrcRates(Settings settings, Clocks clocks) {
        return new HmrcRates(
                address(settings, "KONTOR_HMRC_RATES_URL", HMRC)
                        .map(it -> new HmrcFeed(new FeedClient(), it))
                        .orElse(null),
                clocks::real);
    }

    /** Whoever changes the rates under way changes documents and returns: only over TLS. */
    static Optional<String> address(Settings settings, String name, String real) {
        return settings.get(name).filter(OFF::equals).isPresent()
                ? Optional.empty()
                : Optional.of(settings.url(name, real));
    }

    /** So that nobody else waits for a feed. */
    @Bean
    Repeating publishedRates(ReferenceRates ecb, HmrcRates hmrc) {
        return new Repeating(
                "published-rates",
                ReferenceRates.FRESH.dividedBy(4),
                () -> {
                    ecb.refresh();
                    hmrc.refresh();
                });
    }

    @Bean
    LegalRates legalRates(ReferenceRates ecb, HmrcRates hmrc) {
        return LegalRates.of(ecb, hmrc);
    }
}
