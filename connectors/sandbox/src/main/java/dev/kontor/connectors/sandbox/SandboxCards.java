package dev.kontor.connectors.sandbox;

import dev.kontor.connectors.sandbox.CardEntry.Fault;
import dev.kontor.connectors.sandbox.CardEntry.Field;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns a test card, typed on a page of test mode, into its token. Any other number is refused, so
 * that a real card cannot enter; nothing that is typed is kept, logged, or part of an answer.
 */
public final class SandboxCards {
    private static final int MAX_YEARS_AHEAD = 25;

    private SandboxCards() {}

    /**
     * A published test card.
     *
     * @param number digits without spaces
     */
    public record TestCard(String number, String brand, String token) {}

    /** All test cards that have a number, for the page that lists them. */
    public static List<TestCard> list() {
        return SandboxTokens.byNumber().entrySet().stream()
                .map(e -> new TestCard(e.getKey(), e.getValue().brand(), e.getValue().token()))
                .toList();
    }

    /**
     * Reads what was typed into a card form. Spaces and hyphens are ignored, digits of any script
     * are understood.
     *
     * @param expiry month and year: {@code 12/30}, {@code 12 / 2030} or {@code 1230}
     * @param now the present month on the tenant's clock
     */
    public static CardEntry read(String number, String expiry, String cvc, YearMonth now) {
        List<Fault> faults = new ArrayList<>();
        SandboxToken.Card card = number(number, faults);
        expiry(expiry, now, faults);
        cvc(cvc, card, faults);
        return card == null || !faults.isEmpty()
                ? new CardEntry.Refused(faults)
                : new CardEntry.Recognized(card.token(), card.brand(), card.last4());
    }

    /** The check that every card number passes (ISO/IEC 7812-1, annex B). Takes ASCII digits. */
    static boolean luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighed = i % 2 == 0 ? digit : digit * 2;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return sum % 10 == 0;
    }

    private static SandboxToken.@Nullable Card number(String typed, List<Fault> faults) {
        String digits = digits(typed, " -");
        if (digits == null || digits.length() < 12 || digits.length() > 19 || !luhn(digits)) {
            faults.add(new Fault(Field.NUMBER, "invalid_number", "This is not a card number."));
            return null;
        }
        SandboxToken.Card card = SandboxTokens.byNumber().get(digits);
        if (card == null) {
            faults.add(
                    new Fault(
                            Field.NUMBER,
                            "unknown_test_card",
                            "Only test cards are taken here; never type a real card number."));
        }
        return card;
    }

    private static void expiry(String typed, YearMonth now, List<Fault> faults) {
        YearMonth expiry = month(typed);
        if (expiry == null || expiry.isAfter(now.plusYears(MAX_YEARS_AHEAD))) {
            faults.add(new Fault(Field.EXPIRY, "invalid_expiry", "Month and year, as 12/30."));
        } else if (expiry.isBefore(now)) {
            faults.add(new Fault(Field.EXPIRY, "expired_card", "The card has expired."));
        }
    }

    private static @Nullable YearMonth month(String typed) {
        int slash = typed.indexOf('/');
        String digits = digits(typed, slash < 0 ? " " : " /");
        if (digits == null || digits.length() < 3 || digits.length() > 6) {
            return null;
        }
        int yearDigits = digits.length() > 4 ? 4 : 2;
        int split = digits.length() - yearDigits;
        if (slash >= 0 && !sameDigits(typed, slash, split)) {
            return null;
        }
        int year = Integer.parseInt(digits.substring(split));
        try {
            return YearMonth.of(
                    yearDigits == 4 ? year : 2000 + year,
                    Integer.parseInt(digits.substring(0, split)));
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The slash stands where month and year meet, and there is only one. */
    private static boolean sameDigits(String typed, int slash, int split) {
        String month = digits(typed.substring(0, slash), " ");
        return month != null && month.length() == split && typed.indexOf('/', slash + 1) < 0;
    }

    private static void cvc(String typed, SandboxToken.@Nullable Card card, List<Fault> faults) {
        String digits = digits(typed, " ");
        int length = digits == null ? 0 : digits.length();
        boolean plausible =
                card == null
                        ? length == 3 || length == 4
                        : length == (card.brand().equals("amex") ? 4 : 3);
        if (!plausible) {
            faults.add(
                    new Fault(
                            Field.CVC,
                            "invalid_cvc",
                            "Three digits on the back, on American Express four on the front."));
        }
    }

    /** The digits alone, as ASCII; null when there is anything but digits and {@code skipped}. */
    private static @Nullable String digits(String typed, String skipped) {
        StringBuilder digits = new StringBuilder(typed.length());
        for (int i = 0; i < typed.length(); i++) {
            char c = typed.charAt(i);
            int digit = Character.digit(c, 10);
            if (digit >= 0) {
                digits.append((char) ('0' + digit));
            } else if (skipped.indexOf(c) < 0 && !Character.isSpaceChar(c)) {
                return null;
            }
        }
        return digits.toString();
    }
}
