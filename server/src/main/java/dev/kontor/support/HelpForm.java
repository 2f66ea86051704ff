package dev.kontor.support;

import dev.kontor.platform.Words;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What somebody has typed into the contact form, and what is wrong with it.
 *
 * @param token proves that the form came from us, not long ago
 * @param errors sentences by field
 */
public record HelpForm(
        String name,
        String email,
        String topic,
        String order,
        String subject,
        String message,
        String token,
        Map<String, String> errors) {
    private static final Pattern EMAIL =
            Pattern.compile("[^\\s@<>\"(),;:]{1,64}@[^\\s@<>\"(),;:]+\\.[^\\s@<>\"(),;:.]{2,}");
    private static final int LONGEST_EMAIL = 254;
    private static final int LONGEST_LINE = 200;
    private static final int LONGEST_MESSAGE = 5_000;

    static boolean isEmail(String text) {
        return text.length() <= LONGEST_EMAIL && EMAIL.matcher(text).matches();
    }

    HelpForm with(String newToken, Map<String, String> found) {
        return new HelpForm(name, email, topic, order, subject, message, newToken, found);
    }

    /** What is wrong, by field; empty when nothing is. */
    Map<String, String> check(Words words) {
        Map<String, String> found = new LinkedHashMap<>();
        if (!isEmail(email)) {
            found.put("email", words.get("support.error.email"));
        }
        if (type() == null) {
            found.put("topic", words.get("support.error.topic"));
        }
        text("subject", subject, LONGEST_LINE, words, found);
        text("message", message, LONGEST_MESSAGE, words, found);
        if (name.length() > LONGEST_LINE) {
            found.put("name", words.get("support.error.too_long", LONGEST_LINE));
        }
        if (order.length() > LONGEST_LINE) {
            found.put("order", words.get("support.error.too_long", LONGEST_LINE));
        }
        return found;
    }

    private static void text(
            String field, String text, int longest, Words words, Map<String, String> found) {
        if (text.isBlank()) {
            found.put(field, words.get("support.error.required"));
        } else if (text.length() > longest) {
            found.put(field, words.get("support.error.too_long", longest));
        }
    }

    /** The type that the topic names; null when it names none. */
    @org.jspecify.annotations.Nullable
    TicketType type() {
        for (TicketType type : TicketType.values()) {
            if (type.name().toLowerCase(Locale.ROOT).equals(topic)) {
                return type;
            }
        }
        return null;
    }
}
