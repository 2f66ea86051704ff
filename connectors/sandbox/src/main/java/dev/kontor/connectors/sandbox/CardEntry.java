package dev.kontor.connectors.sandbox;

import java.util.List;

/** What became of a typed test card. */
public sealed interface CardEntry {

    /** A test card: what the server goes on with. The typed number is gone. */
    record Recognized(String token, String brand, String last4) implements CardEntry {}

    /** All that is wrong with what was typed. */
    record Refused(List<Fault> faults) implements CardEntry {

        public Refused {
            faults = List.copyOf(faults);
        }
    }

    /**
     * One fault.
     *
     * @param code for the API and for the page's words: {@code invalid_number}, {@code
     *     unknown_test_card}, {@code invalid_expiry}, {@code expired_card}, {@code invalid_cvc}
     * @param detail in English, without anything that was typed
     */
    record Fault(Field field, String code, String detail) {}

    /** The fields of a card form. */
    enum Field {
        NUMBER,
        EXPIRY,
        CVC
    }
}
