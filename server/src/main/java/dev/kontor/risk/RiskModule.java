package dev.kontor.risk;

import dev.kontor.platform.Database;
import dev.kontor.platform.Settings;
import dev.kontor.platform.Vault;
import java.nio.file.Path;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the risk engine. */
@Configuration(proxyBeanMethods = false)
class RiskModule {
    @Bean
    Lists lists(Database database, Vault vault) {
        return new Lists(database, vault);
    }

    @Bean
    Risk risk(Database database, Vault vault, Settings settings, Lists lists) {
        return new Risk(database, vault, settings.get("KONTOR_GEOIP").map(Path::of), lists);
    }
}
