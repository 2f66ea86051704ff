package dev.kontor.currencies;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the currencies. */
@Configuration(proxyBeanMethods = false)
class CurrenciesModule {
    @Bean
    Rates rates() {
        return Rates.bundled();
    }

    @Bean
    ReferenceRates referenceRates() {
        return ReferenceRates.bundled();
    }
}
