package dev.kontor.gateway;

/**
 * Release an authorization, or drop a charge whose fate is unknown.
 *
 * @param key of this cancellation, not the charge's
 */
public record CancelRequest(Key key, ChargeRef charge) {}
