package dev.kontor.tax.packs;

import java.util.Arrays;
import java.util.regex.Pattern;

/** Numbers with points, such as {@code 2026.11.1}; what is missing counts as 0. */
final class Version {
    private static final Pattern FORM = Pattern.compile("\\d{1,9}(\\.\\d{1,9}){0,5}");

    private Version() {}

    static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }

    /** As a comparator does; a label's addition after a hyphen does not count. */
    static int compare(String one, String other) {
        int[] left = numbers(one);
        int[] right = numbers(other);
        for (int i = 0; i < Math.max(left.length, right.length); i++) {
            int order =
                    Integer.compare(i < left.length ? left[i] : 0, i < right.length ? right[i] : 0);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static int[] numbers(String text) {
        int hyphen = text.indexOf('-');
        String plain = hyphen < 0 ? text : text.substring(0, hyphen);
        return Arrays.stream(plain.split("\\.", -1)).mapToInt(Integer::parseInt).toArray();
    }
}
