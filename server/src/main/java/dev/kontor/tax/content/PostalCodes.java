package dev.kontor.tax.content;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds places by the beginning of a postal code: the longest known beginning wins. A tree of
 * characters, without allocation when asked.
 *
 * @param <T> what a beginning leads to
 */
public final class PostalCodes<T> {
    private static final int SYMBOLS = 36;

    private final Node<T> root = new Node<>();

    private static final class Node<T> {
        @Nullable T value;
        @Nullable Node<T> @Nullable [] next;
    }

    /** Later entries replace earlier ones of the same beginning. */
    public void put(String beginning, T value) {
        Node<T> node = root;
        for (int i = 0; i < beginning.length(); i++) {
            node = child(node, symbol(beginning.charAt(i)));
        }
        node.value = value;
    }

    /** Unchecked, since Java makes no arrays of generic types; nobody else gets this one. */
    @SuppressWarnings("unchecked")
    private static <T> Node<T> child(Node<T> node, int symbol) {
        @Nullable Node<T>[] next = node.next;
        if (next == null) {
            next = (Node<T>[]) new Node<?>[SYMBOLS];
            node.next = next;
        }
        Node<T> child = next[symbol];
        if (child == null) {
            child = new Node<>();
            next[symbol] = child;
        }
        return child;
    }

    /** The value of the longest beginning of a normalized code, or null. */
    public @Nullable T find(String code) {
        Node<T> node = root;
        T best = node.value;
        for (int i = 0; i < code.length(); i++) {
            @Nullable Node<T>[] next = node.next;
            int symbol = symbol(code.charAt(i));
            Node<T> child = next == null || symbol < 0 ? null : next[symbol];
            if (child == null) {
                break;
            }
            node = child;
            best = node.value == null ? best : node.value;
        }
        return best;
    }

    private static int symbol(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        return c >= 'A' && c <= 'Z' ? c - 'A' + 10 : -1;
    }

    /** Codes and ranges of codes of equal length, written out: {@code 6991-6993} is three codes. */
    public static List<String> expand(List<String> ranges) {
        List<String> all = new ArrayList<>();
        for (String range : ranges) {
            int dash = range.indexOf('-');
            if (dash < 0) {
                all.add(range);
                continue;
            }
            int last = Integer.parseInt(range.substring(dash + 1));
            for (int code = Integer.parseInt(range.substring(0, dash)); code <= last; code++) {
                all.add("0".repeat(dash - Integer.toString(code).length()) + code);
            }
        }
        return all;
    }

    /**
     * A code as it is compared: upper case letters and digits only, without a country's letters
     * before a hyphen ({@code D-10115}); null when it has none of the forms (9 a digit, A a
     * letter).
     */
    public static @Nullable String normalize(String typed, List<String> forms) {
        for (String form : forms) {
            if (matches(typed, form)) {
                return typed;
            }
        }
        String clean = clean(typed);
        for (String form : forms) {
            if (matches(clean, form)) {
                return clean;
            }
        }
        return null;
    }

    /** A code without blanks and hyphens, in upper case. */
    public static String clean(String typed) {
        int hyphen = typed.indexOf('-');
        boolean letters =
                hyphen > 0
                        && typed.substring(0, hyphen).strip().chars().allMatch(Character::isLetter);
        StringBuilder clean = new StringBuilder(typed.length());
        for (int i = letters ? hyphen + 1 : 0; i < typed.length(); i++) {
            char c = Character.toUpperCase(typed.charAt(i));
            if (c != ' ' && c != '-' && c != '\u00a0') {
                clean.append(c);
            }
        }
        return clean.toString();
    }

    private static boolean matches(String code, String form) {
        if (code.length() != form.length()) {
            return false;
        }
        for (int i = 0; i < form.length(); i++) {
            char c = code.charAt(i);
            boolean fits = form.charAt(i) == '9' ? c >= '0' && c <= '9' : c >= 'A' && c <= 'Z';
            if (!fits) {
                return false;
            }
        }
        return true;
    }
}
