package dev.kontor.payments;

import dev.kontor.connectors.sandbox.SandboxGateway;
import dev.kontor.platform.Clocks;
import dev.kontor.platform.Database;
import dev.kontor.platform.DueWork;
import dev.kontor.platform.Jobs;
import dev.kontor.vendors.Vendors;
import java.net.URI;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the payments to the gateways of test mode. */
@Configuration(proxyBeanMethods = false)
class PaymentsModule {
    /** The sandbox's page in place of the issuer's 3-D Secure page. */
    private static final URI CHALLENGE = URI.create("/sandbox/challenge");

    @Bean
    PaymentStore paymentStore(Database database) {
        return new PaymentStore(database);
    }

    @Bean
    Gateways gateways() {
        return new Gateways(SandboxGateway.both(CHALLENGE), List.of());
    }

    @Bean
    Payments payments(
            Database database,
            PaymentStore store,
            Gateways gateways,
            Vendors vendors,
            Jobs jobs,
            DueWork dueWork,
            Clocks clocks) {
        PaymentFollowUp followUp = new PaymentFollowUp(database, store, jobs, dueWork, clocks);
        return new Payments(database, store, gateways, vendors, dueWork, clocks, followUp);
    }
}
