package dev.kontor.gateway;

import java.net.URI;

/** What the buyer has to do before a charge goes on. Works without JavaScript. */
public sealed interface NextAction {

    /**
     * Go to a page of the provider, the bank or the issuer: redirect methods, wallets, a 3-D Secure
     * challenge. A relative address is meant relative to our own server (the sandbox's page).
     */
    record Redirect(URI url) implements NextAction {}

    /** Scan or paste a code with an app; {@code payload} is the text that the QR code encodes. */
    record ShowCode(String payload) implements NextAction {}
}
