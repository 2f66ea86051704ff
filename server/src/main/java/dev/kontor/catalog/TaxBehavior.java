package dev.kontor.catalog;

import java.util.Locale;

/** Whether a price contains the tax ({@code gross} fixed) or tax is added ({@code net} fixed). */
public enum TaxBehavior {
    INCLUSIVE,
    EXCLUSIVE;

    /** The name in the API. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
