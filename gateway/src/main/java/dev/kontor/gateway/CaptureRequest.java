package dev.kontor.gateway;

/**
 * Take money that was authorized.
 *
 * @param key of this capture, not the charge's
 * @param amount the authorized amount or less; what is left is released
 */
public record CaptureRequest(Key key, ChargeRef charge, Amount amount) {}
