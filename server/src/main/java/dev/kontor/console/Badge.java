package dev.kontor.console;

import dev.kontor.platform.Words;

/**
 * A state in a word.
 *
 * @param tone class of the sign: {@code good}, {@code warn}, {@code bad}, {@code info} or empty
 */
public record Badge(String tone, String label) {

    /** Where an order stands. */
    public static Badge order(Words words, String status) {
        String tone =
                switch (status) {
                    case "fulfilled" -> "good";
                    case "paid" -> "info";
                    case "in_review" -> "warn";
                    default -> "";
                };
        return new Badge(tone, words.get("console.order.status." + status));
    }

    /** Where a refund stands. */
    public static Badge refund(Words words, String status) {
        String tone =
                switch (status) {
                    case "succeeded" -> "good";
                    case "submitted" -> "info";
                    case "review", "unknown" -> "warn";
                    case "failed" -> "bad";
                    default -> "";
                };
        return new Badge(tone, words.get("console.refund.status." + status));
    }

    /** What became of a payment or of one attempt. */
    public static Badge payment(Words words, String status) {
        String tone =
                switch (status) {
                    case "captured" -> "good";
                    case "authorized", "pending", "requires_action", "submitted" -> "info";
                    case "unknown" -> "warn";
                    case "failed", "declined" -> "bad";
                    default -> "";
                };
        return new Badge(tone, words.get("console.payment.status." + status));
    }

    /** Whether a right to use is in force. */
    public static Badge entitlement(Words words, String status) {
        String tone =
                switch (status) {
                    case "active" -> "good";
                    case "pending", "suspended" -> "warn";
                    case "revoked" -> "bad";
                    default -> "";
                };
        return new Badge(tone, words.get("console.entitlement.status." + status));
    }

    /** How far a mail has come. */
    public static Badge mail(Words words, String status) {
        String tone =
                switch (status) {
                    case "sent" -> "good";
                    case "queued" -> "info";
                    case "bounced", "failed" -> "bad";
                    default -> "";
                };
        return new Badge(tone, words.get("console.mail.status." + status));
    }
}
