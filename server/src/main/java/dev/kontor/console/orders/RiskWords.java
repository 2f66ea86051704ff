package dev.kontor.console.orders;

import dev.kontor.platform.Words;

/** What speaks against an order, in words. */
public final class RiskWords {
    private RiskWords() {}

    /** The sentence of a reason's code; list entries, which are the vendor's own, as they are. */
    public static String reason(Words words, String code) {
        String key = "console.risk.reason." + code;
        return words.has(key) ? words.get(key) : code;
    }
}
