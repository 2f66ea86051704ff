package dev.kontor.gateway;

import org.jspecify.annotations.Nullable;

/**
 * A charge made earlier, as later calls name it.
 *
 * @param key the key that it was made with
 * @param reference the provider's id of it; null as long as it is unknown
 * @param instrument what it was made with
 */
public record ChargeRef(Key key, @Nullable String reference, Instrument instrument) {}
