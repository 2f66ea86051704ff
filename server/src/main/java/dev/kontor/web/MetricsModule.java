package dev.kontor.web;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import dev.kontor.platform.Settings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Wires the meters and the port on which Prometheus reads them. */
@Configuration(proxyBeanMethods = false)
class MetricsModule {
    private static final String OFF = "off";

    /** The open port, if any. */
    record Port(Optional<MetricsPort> port) implements AutoCloseable {
        @Override
        public void close() {
            port.ifPresent(MetricsPort::close);
        }
    }

    @Bean
    PrometheusMeterRegistry meters(List<HikariDataSource> pools) {
        PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        new JvmMemoryMetrics().bindTo(meters);
        new ProcessorMetrics().bindTo(meters);
        new UptimeMetrics().bindTo(meters);
        new JvmGcMetrics().bindTo(meters);
        for (HikariDataSource pool : pools) {
            pool.setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(meters));
        }
        return meters;
    }

    @Bean
    Port metricsPort(Settings settings, PrometheusMeterRegistry meters) throws IOException {
        String port = settings.get("KONTOR_METRICS_PORT").orElse("0");
        return port.equals(OFF)
                ? new Port(Optional.empty())
                : new Port(
                        Optional.of(
                                MetricsPort.open(
                                        settings.address(), Integer.parseInt(port), meters)));
    }

    @Bean
    FilterRegistrationBean<RequestTimes> requestTimes(MeterRegistry meters) {
        FilterRegistrationBean<RequestTimes> registration =
                new FilterRegistrationBean<>(new RequestTimes(meters));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
        return registration;
    }
}
