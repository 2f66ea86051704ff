package dev.kontor.support;

/** How a ticket reached us. In the API the names are lower case. */
public enum Channel {
    EMAIL,
    CHAT,
    PHONE,
    FORM
}
