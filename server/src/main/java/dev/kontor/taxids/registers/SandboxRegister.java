package dev.kontor.taxids.registers;

import dev.kontor.platform.Codes;
import dev.kontor.platform.Sha256;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/**
 * The register of sandboxes: every id with right check digits was issued (api.md 4). When a sale
 * says that it was down, it is down for three days of the sandbox's clock. Whoever is called
 * {@value #STRANGER} something has the id of somebody else.
 */
public final class SandboxRegister implements TaxRegister {
    /** How long it is down when a sale says so. */
    public static final Duration DOWN = Duration.ofDays(3);

    /** How the name of a buyer begins who is not the holder of the id. */
    public static final String STRANGER = "Other Name";

    private static final int BYTES = 10;

    @Override
    public Answer ask(Inquiry inquiry) {
        if (!inquiry.id().scheme()) {
            return Answer.noRegister();
        }
        Instant since = inquiry.downSince();
        if (since != null && inquiry.now().isBefore(since.plus(DOWN))) {
            return Answer.down("sandbox", since.plus(DOWN));
        }
        String proof = "SANDBOX-" + code(inquiry.id().normalized());
        String name = inquiry.name();
        return name != null && name.startsWith(STRANGER)
                ? Answer.valid(proof, "Sandbox Holdings")
                        .at("1 Register Street\nTestville")
                        .underAnotherName()
                : Answer.valid(proof, null);
    }

    /** The same number for the same id, so that tests can rely on it. */
    private static String code(String id) {
        return Codes.encode(Arrays.copyOf(Sha256.of(id), BYTES));
    }
}
