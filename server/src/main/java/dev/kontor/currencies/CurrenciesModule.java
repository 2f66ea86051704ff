package dev.kontor.currencies;

import dev.kontor.platform.Clocks;
import dev.kontor.platform.Settings;
import java.net.URI;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
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
        String address = settings.get("KONTOR_ECB_URL").orElse(ECB);
        return new ReferenceRates(
                address.equals(OFF) ? null : new EcbFeed(new FeedClient(), URI.create(address)), clocks::real);
    }

    @Bean
    HmrcRates hmrcRates(Settings settings, Clocks clocks) {
        String address = settings.get("KONTOR_HMRC_RATES_URL").orElse(HMRC);
        return new HmrcRates(address.equals(OFF) ? null : new HmrcFeed(new FeedClient(), address), clocks::real);
    }

    @Bean
    RateWatch rateWatch(ReferenceRates ecb, HmrcRates hmrc) {
        return new RateWatch(ecb, hmrc);
    }

    @Bean
    ApplicationListener<ApplicationReadyEvent> startRateWatch(RateWatch watch) {
        return event -> watch.start();
    }

    @Bean
    LegalRates legalRates(ReferenceRates ecb, HmrcRates hmrc) {
        return LegalRates.of(ecb, hmrc);
    }
}
