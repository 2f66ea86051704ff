package dev.kontor.refunds;

import dev.kontor.orders.OrderId;
import dev.kontor.orders.OrderLineId;
import dev.kontor.platform.Problem;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for: an amount, amounts of lines, or, without either, all that is left. Amounts are
 * gross, in minor units of the order's currency.
 */
public record RefundInput(
        OrderId order,
        @Nullable @Min(1) Long amount,
        @Nullable @Size(min = 1, max = 100) List<Line> lines,
        RefundReason reason,
        @Nullable Map<String, String> metadata) {

    /** An amount of one line. */
    public record Line(OrderLineId line, @Min(1) long amount) {}

    public RefundInput {
        if (amount != null && lines != null) {
            throw Problem.invalid(
                    "/lines", "ambiguous_amount", "Give an amount or lines, not both.");
        }
        if (!reason.isAsked()) {
            throw Problem.invalid(
                    "/reason", "invalid_value", "Tax alone goes back by correcting the order.");
        }
    }
}
