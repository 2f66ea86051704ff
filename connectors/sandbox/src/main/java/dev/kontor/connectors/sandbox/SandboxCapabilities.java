package dev.kontor.connectors.sandbox;

import dev.kontor.gateway.Capability;
import dev.kontor.gateway.Charge;
import dev.kontor.gateway.PaymentMethod;
import dev.kontor.gateway.PaymentMethods;
import dev.kontor.gateway.Submitted.Operation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the sandbox can do: every method, for every country and currency, as the server's own
 * catalogue already tells who is offered what.
 */
final class SandboxCapabilities {
    private static final Map<String, List<Capability>> BY_METHOD =
            PaymentMethods.all().stream()
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    PaymentMethod::id, method -> List.of(capability(method))));

    private SandboxCapabilities() {}

    static List<Capability> of(String method) {
        return BY_METHOD.getOrDefault(method, List.of());
    }

    /** A charge outside of the capabilities is a bug of the caller. */
    static void check(Charge charge, Operation operation) {
        Capability can = of(charge.instrument().method()).getFirst();
        boolean separate = operation == Operation.AUTHORIZE;
        if (!can.serves(
                        charge.instrument(),
                        charge.amount(),
                        charge.buyer().country(),
                        charge.challenge())
                || (separate ? !can.separateCapture() : charge.amount().isZero())) {
            throw new IllegalArgumentException(
                    operation + " is beyond the sandbox for " + charge.instrument());
        }
    }

    private static Capability capability(PaymentMethod method) {
        boolean separateCapture =
                switch (method.flow()) {
                    case CARD, WALLET, PAY_LATER -> true;
                    case REDIRECT, APP, VOUCHER, TRANSFER, DEBIT -> false;
                };
        return new Capability(
                method.id(),
                Set.of(),
                Set.of(),
                1,
                Long.MAX_VALUE,
                method.id().equals("card"),
                method.recurring(),
                separateCapture);
    }
}
