package dev.kontor.catalog;

/** Whether a price contains the tax ({@code gross} fixed) or tax is added ({@code net} fixed). */
public enum TaxBehavior {
    INCLUSIVE,
    EXCLUSIVE
}
