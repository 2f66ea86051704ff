package dev.kontor.events;

import dev.kontor.platform.Fault;
import dev.kontor.platform.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The types that an endpoint may ask for: all, a family, or one (api.md 11). */
final class EventTypes {
    /** Told to the endpoint itself, whatever it asked for. */
    static final String TEST = "webhook_endpoint.test";

    static final String DISABLED = "webhook_endpoint.disabled";
    private static final Set<String> FAMILIES =
            Set.of(
                    "order",
                    "payment",
                    "license",
                    "entitlement",
                    "subscription",
                    "invoice",
                    "credit_note",
                    "refund",
                    "dispute",
                    "payout",
                    "ticket",
                    "tax",
                    "webhook_endpoint");
    private static final Pattern FORM = Pattern.compile("([a-z_]{1,40})\\.(\\*|[a-z_]{1,40})");

    private EventTypes() {}

    /** Refuses the list, with every fault, when one of its types cannot exist. */
    static void check(List<String> types) {
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            if (!isKnown(types.get(i))) {
                faults.addAll(EventsProblems.unknownType(i, types.get(i)).faults());
            }
        }
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
    }

    private static boolean isKnown(String type) {
        var parts = FORM.matcher(type);
        return type.equals("*") || (parts.matches() && FAMILIES.contains(parts.group(1)));
    }
}
