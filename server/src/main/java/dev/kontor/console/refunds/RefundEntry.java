package dev.kontor.console.refunds;

import dev.kontor.console.Amounts;
import dev.kontor.orders.Order;
import dev.kontor.orders.Snapshot;
import dev.kontor.platform.Words;
import dev.kontor.refunds.RefundInput;
import dev.kontor.refunds.RefundReason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody has entered into the form of a refund.
 *
 * @param lines what was typed for each line, by the line's id; blank is nothing
 */
record RefundEntry(String what, String amount, Map<String, String> lines, String reason) {
    private static final String LINE = "line.";

    static RefundEntry of(Map<String, String> parameters) {
        Map<String, String> lines = new LinkedHashMap<>();
        parameters.forEach((name, value) -> {
            if (name.startsWith(LINE)) {
                lines.put(name.substring(LINE.length()), value.strip());
            }
        });
        return new RefundEntry(
                parameters.getOrDefault("what", "full"),
                parameters.getOrDefault("amount", "").strip(),
                lines,
                parameters.getOrDefault("reason", ""));
    }

    static String field(Snapshot.Line line) {
        return LINE + line.shownId();
    }

    String typed(Snapshot.Line line) {
        return lines.getOrDefault(line.shownId(), "");
    }

    /** Reads it; what is wrong goes into {@code errors} by field, and nothing comes back then. */
    Optional<RefundInput> read(Order order, Words words, Map<String, String> errors) {
        Optional<RefundReason> why =
                Arrays.stream(RefundReason.values())
                        .filter(RefundReason::isAsked)
                        .filter(it -> it.word().equals(reason))
                        .findFirst();
        if (why.isEmpty()) {
            errors.put("reason", words.get("console.refund.error.reason"));
        }
        Long some = what.equals("amount") ? amount(order, words, errors) : null;
        List<RefundInput.Line> parts = what.equals("lines") ? parts(order, words, errors) : null;
        return errors.isEmpty()
                ? Optional.of(new RefundInput(order.id(), some, parts, why.orElseThrow(), Map.of()))
                : Optional.empty();
    }

    private long amount(Order order, Words words, Map<String, String> errors) {
        long minor = Amounts.minor(amount, order.currency()).orElse(0L);
        if (minor == 0) {
            errors.put("amount", words.get("console.refund.error.amount"));
        }
        return minor;
    }

    private List<RefundInput.Line> parts(Order order, Words words, Map<String, String> errors) {
        List<RefundInput.Line> parts = new ArrayList<>();
        for (Snapshot.Line line : order.snapshot().lines()) {
            String typed = typed(line);
            if (!typed.isEmpty()) {
                long minor = Amounts.minor(typed, order.currency()).orElse(-1L);
                if (minor < 0) {
                    errors.put(field(line), words.get("console.refund.error.amount"));
                } else if (minor > 0) {
                    parts.add(new RefundInput.Line(line.lineId(), minor));
                }
            }
        }
        if (parts.isEmpty() && errors.isEmpty()) {
            errors.put("lines", words.get("console.refund.error.lines"));
        }
        return parts;
    }
}
