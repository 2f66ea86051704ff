package dev.kontor.tax.registers;

import dev.kontor.platform.Codes;
import dev.kontor.platform.Sha256;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/**
 * The register of sandboxes: every id with right check digits was issued (api.md 4). When a sale
 * says that it was down, it is down for three days of the sandbox's clock.
 */
public final class SandboxRegister implements TaxRegister {
    /** How long it is down when a sale says so. */
    public static final Duration DOWN = Duration.ofDays(3);

    private static final int BYTES = 10;

    @Override
    public Answer ask(Inquiry inquiry) {
        if (!inquiry.id().scheme()) {
            return Answer.noRegister();
        }
        Instant since = inquiry.downSince();
        return since != null && inquiry.now().isBefore(since.plus(DOWN))
                ? Answer.down("sandbox", since.plus(DOWN))
                : Answer.valid("SANDBOX-" + code(inquiry.id().normalized()), null);
    }

    /** The same number for the same id, so that tests can rely on it. */
    private static String code(String id) {
        return Codes.encode(Arrays.copyOf(Sha256.of(id), BYTES));
    }
}
