package dev.kontor.orders;

/**
 * Thrown inside the completing transaction when somebody else has completed or cancelled the order:
 * it writes nothing, and its caller shows the order as it stands.
 */
final class AlreadyRecorded extends RuntimeException {
    AlreadyRecorded() {
        super("the order has moved on", null, false, false);
    }
}
