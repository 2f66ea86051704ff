package dev.kontor.ledger;

import dev.kontor.platform.Clocks;
import dev.kontor.platform.Database;
import dev.kontor.platform.DueWork;
import dev.kontor.platform.Jobs;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the ledger and its timed work. */
@Configuration(proxyBeanMethods = false)
class LedgerModule {
    @Bean
    Ledger ledger(Database database, Clocks clocks, Jobs jobs, DueWork dueWork) {
        return wire(database, clocks, jobs, dueWork);
    }

    /** The ledger with its handlers, for the server and for tests. */
    static Ledger wire(Database database, Clocks clocks, Jobs jobs, DueWork dueWork) {
        Ledger ledger = new Ledger(database, clocks, jobs, dueWork);
        jobs.handle(MoveShares.KIND, new MoveShares(database, ledger, PayoutTerms.DEFAULT));
        dueWork.handle(AuditLedger.KIND, new AuditLedger(ledger));
        return ledger;
    }
}
