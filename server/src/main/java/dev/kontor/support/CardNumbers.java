package dev.kontor.support;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Blacks out card numbers in what people write to us (PCI DSS; handbook 12): 13 to 19 digits that
 * pass Luhn's check, also with spaces, hyphens or dots between them and in other scripts' digits.
 * The last four remain, so that buyer and staff can still talk about the card.
 */
final class CardNumbers {
    private static final int SHORTEST = 13;
    private static final int LONGEST = 19;
    private static final int USUAL = 16;
    private static final int AMEX = 15;
    private static final String SEPARATORS = " -.\u00a0\u2009\u202f\u2010\u2011\u2013";

    /** A digit of a run: its value, where it stands, and whether a group begins or ends with it. */
    private record Digit(int value, int start, int end, boolean first, boolean last) {}

    private CardNumbers() {}

    /** The text, with {@code [card …4242]} in place of card numbers. */
    static String redact(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        int done = 0;
        int at = 0;
        while (at < text.length()) {
            List<Digit> run = run(text, at);
            if (run.isEmpty()) {
                at += Character.charCount(text.codePointAt(at));
                continue;
            }
            for (int i = 0; i < run.size(); ) {
                int length = cardAt(run, i);
                if (length > 0) {
                    clean.append(text, done, run.get(i).start());
                    clean.append("[card …").append(last4(run, i + length)).append(']');
                    done = run.get(i + length - 1).end();
                }
                i += Math.max(length, 1);
            }
            at = run.getLast().end();
        }
        return clean.append(text, done, text.length()).toString();
    }

    static @Nullable String redactOrNull(@Nullable String text) {
        return text == null ? null : redact(text);
    }

    /** The digits from here on, with at most one separator between two. */
    private static List<Digit> run(String text, int from) {
        List<Digit> digits = new ArrayList<>();
        int at = from;
        boolean separated = true;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            int value = Character.digit(c, 10);
            int end = at + Character.charCount(c);
            if (value >= 0) {
                digits.add(new Digit(value, at, end, separated, endsGroup(text, end)));
                separated = false;
            } else if (digits.isEmpty() || separated || SEPARATORS.indexOf(c) < 0) {
                return digits;
            } else {
                separated = true;
            }
            at = end;
        }
        return digits;
    }

    private static boolean endsGroup(String text, int end) {
        return end == text.length() || Character.digit(text.codePointAt(end), 10) < 0;
    }

    /**
     * How many digits from {@code i} on are a card number, 0 if none: whole groups, or the
     * beginning of a group that is too long to be only a card number, such as one with the CVV
     * behind it.
     */
    private static int cardAt(List<Digit> run, int i) {
        if (!run.get(i).first()) {
            return 0;
        }
        for (int length = LONGEST; length >= SHORTEST; length--) {
            int end = i + length;
            if (end <= run.size() && run.get(end - 1).last() && isLuhn(run, i, end)) {
                return length;
            }
        }
        int usual = run.get(i).value() == 3 ? AMEX : USUAL;
        return groupLength(run, i) >= LONGEST && isLuhn(run, i, i + usual) ? usual : 0;
    }

    private static int groupLength(List<Digit> run, int i) {
        int end = i;
        while (!run.get(end).last()) {
            end++;
        }
        return end + 1 - i;
    }

    private static boolean isLuhn(List<Digit> run, int from, int to) {
        int sum = 0;
        for (int i = to - 1; i >= from; i--) {
            int value = run.get(i).value() * (1 + (to - 1 - i) % 2);
            sum += value > 9 ? value - 9 : value;
        }
        return sum % 10 == 0;
    }

    private static String last4(List<Digit> run, int to) {
        StringBuilder last = new StringBuilder();
        for (Digit digit : run.subList(to - 4, to)) {
            last.append(digit.value());
        }
        return last.toString();
    }
}
