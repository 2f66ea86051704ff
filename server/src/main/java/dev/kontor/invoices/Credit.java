package dev.kontor.invoices;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** How much of an invoice is taken back. Amounts are minor units of its currency. */
public sealed interface Credit {

    /** All that no credit note has taken back yet. */
    record Remainder() implements Credit {}

    /** An amount with its tax, spread over the lines by what is left of them. */
    record Amount(long total) implements Credit {
        public Amount {
            requirePositive(total);
        }
    }

    /** Amounts of single lines. */
    record Lines(List<LineCredit> lines) implements Credit {
        public Lines {
            lines = List.copyOf(lines);
            Set<Integer> seen = new HashSet<>();
            if (lines.isEmpty() || !lines.stream().allMatch(line -> seen.add(line.line()))) {
                throw new IllegalArgumentException("needs lines, each once");
            }
        }
    }

    /**
     * What is taken back of one line.
     *
     * @param line its index in the invoice
     * @param amount with tax or without it, as the basis says
     */
    record LineCredit(int line, long amount, Basis basis) {
        public LineCredit {
            requirePositive(amount);
        }
    }

    /** Whether an amount contains the tax: refunds fix the total, proration fixes the net. */
    enum Basis {
        TOTAL,
        NET
    }

    private static void requirePositive(long amount) {
        if (amount <= 0) {
            throw new IllegalArgumentException("a credit of " + amount);
        }
    }
}
