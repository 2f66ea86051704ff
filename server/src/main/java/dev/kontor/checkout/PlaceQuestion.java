package dev.kontor.checkout;

import org.jspecify.annotations.Nullable;

/**
 * What the order page asks of a buyer whose bank contradicts the place of the order.
 *
 * @param lead why it is asked
 * @param elsewhere what to do who lives in the other country
 * @param lang language that was asked for, kept from step to step; empty without
 * @param value what was typed
 * @param error what is wrong with it, or null
 * @param done whether the place was proven just now: then nothing is asked
 */
public record PlaceQuestion(
        String lead,
        String elsewhere,
        String lang,
        String value,
        @Nullable String error,
        boolean done) {}
