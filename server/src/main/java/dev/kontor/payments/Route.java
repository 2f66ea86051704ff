package dev.kontor.payments;

/**
 * A gateway that was chosen for an attempt.
 *
 * @param reason in words, kept with the attempt
 */
public record Route(String gateway, String reason) {
    /** In place of a gateway when there is nothing to pay. */
    public static final String NONE = "none";
}
