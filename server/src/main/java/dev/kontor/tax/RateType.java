package dev.kontor.tax;

/**
 * Which kind of rate was charged, as returns ask for it (Council Directive 2006/112/EC, 96 ff.).
 */
public enum RateType {
    /** The place's general rate; all that a place has which knows one rate only. */
    STANDARD,
    /** Below the general rate, for some categories. */
    REDUCED,
    /** No tax is charged, whatever the reason. */
    ZERO
}
