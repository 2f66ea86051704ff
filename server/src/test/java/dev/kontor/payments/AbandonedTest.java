package dev.kontor.payments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestServer;
import dev.kontor.gateway.Buyer;
import dev.kontor.gateway.ChargeResult;
import dev.kontor.gateway.Submitted.Operation;
import dev.kontor.platform.Database;
import dev.kontor.platform.Ids;
import dev.kontor.platform.Money;
import dev.kontor.platform.VendorId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The sweep finds the attempts of a dead process, and those only. */
class AbandonedTest {
    private final VendorId vendor = new VendorId(Ids.next());
    private final PaymentStore store = TestServer.bean(PaymentStore.class);
    private final Database database = TestServer.bean(Database.class);

    @Test
    void attemptsWithoutAnOutcome() {
        Attempt answered = open();
        Attempt left = open();
        database.run(tx ->
                store.record(
                        tx,
                        List.of(
                                new Outcome(
                                        answered,
                                        new ChargeResult.Unknown("timeout"),
                                        answered.at())),
                        IllegalStateException::new));
        assertThat(store.abandoned(vendor, Ids.least(Instant.now().plusSeconds(60))))
                .containsExactly(left.payment());
        assertThat(store.abandoned(vendor, left.payment().value())).isEmpty();
        database.run(tx -> store.watermark(tx, vendor, Ids.least(Instant.now().plusSeconds(60))));
        assertThat(store.abandoned(vendor, Ids.least(Instant.now().plusSeconds(120)))).isEmpty();
    }

    private Attempt open() {
        Attempt attempt =
                new Attempt(
                        vendor,
                        Ids.next(),
                        "number",
                        PaymentId.next(),
                        AttemptId.next(),
                        1,
                        "sandbox",
                        "first",
                        false,
                        Operation.CHARGE,
                        false,
                        "card",
                        "tok_visa",
                        Money.of(11_900, "EUR"),
                        Buyer.in("DE"),
                        null,
                        null,
                        Instant.EPOCH);
        database.run(tx -> store.open(tx, List.of(attempt)));
        return attempt;
    }
}
