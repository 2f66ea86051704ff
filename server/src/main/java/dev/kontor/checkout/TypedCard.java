package dev.kontor.checkout;

/** A card as it was typed. Lives within one request; never kept, printed or sent back. */
record TypedCard(String number, String expiry, String cvc) {
    @Override
    public String toString() {
        return "a typed card";
    }
}
