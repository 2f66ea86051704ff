package dev.kontor.checkout;

/**
 * What a buyer agreed to by ticking a box (handbook 10.1).
 *
 * @param kind {@code terms} or {@code immediate_delivery}
 * @param words as they stood beside the box
 * @param address keyed hash of the internet address
 */
record Consent(String kind, String words, String locale, byte[] address) {}
