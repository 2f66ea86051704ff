package dev.kontor.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.platform.Codes;
import java.util.Locale;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Keys that we make: found as people type them, refused when they mistype them. */
class CheckDigitsTest {
    private static final int LENGTH = 25;

    @Property
    void everyKeyIsReadAsPeopleTypeIt(@ForAll @IntRange(max = 31) int digit) {
        String vendor = String.valueOf(Codes.ALPHABET.charAt(digit)).repeat(5);
        GeneratedKey key = GeneratedKey.next(vendor);

        assertThat(key.text()).matches(vendor + "(-[0-9A-HJKMNP-TV-Z]{5}){4}");
        assertThat(GeneratedKey.read(key.text())).contains(key);
        assertThat(GeneratedKey.read(" " + key.text().toLowerCase(Locale.ROOT) + " "))
                .contains(key);
        assertThat(GeneratedKey.read(key.digits().replace('0', 'o').replace('1', 'l')))
                .contains(key);
        assertThat(GeneratedKey.read(key.text()).orElseThrow().vendorCode()).isEqualTo(vendor);
    }

    @Test
    void everySingleTypoOfAKeyIsFound() {
        String key = GeneratedKey.next("00000").digits();
        for (int at = 0; at < LENGTH; at++) {
            for (char digit : Codes.ALPHABET.toCharArray()) {
                String typed = key.substring(0, at) + digit + key.substring(at + 1);
                assertThat(GeneratedKey.read(typed).isPresent()).isEqualTo(typed.equals(key));
            }
        }
    }

    @Property
    void everySwapOfTwoDigitsIsFound(
            @ForAll @IntRange(max = LENGTH - 1) int from,
            @ForAll @IntRange(max = LENGTH - 1) int to) {
        StringBuilder typed = new StringBuilder(GeneratedKey.next("ZZZZZ").digits());
        Assume.that(typed.charAt(from) != typed.charAt(to));
        char first = typed.charAt(from);
        typed.setCharAt(from, typed.charAt(to));
        typed.setCharAt(to, first);

        assertThat(GeneratedKey.read(typed.toString())).isEmpty();
    }

    @Property
    void everySwapOfNeighborsIsFound(@ForAll @IntRange(max = LENGTH - 2) int at) {
        StringBuilder typed = new StringBuilder(GeneratedKey.next("A1B2C").digits());
        Assume.that(typed.charAt(at) != typed.charAt(at + 1));
        typed.insert(at, typed.charAt(at + 1)).deleteCharAt(at + 2);

        assertThat(typed).hasSize(LENGTH);
        assertThat(GeneratedKey.read(typed.toString())).isEmpty();
    }

    @Property
    void everyTwoTyposAreFound(
            @ForAll @IntRange(max = LENGTH - 1) int one,
            @ForAll @IntRange(max = LENGTH - 1) int other,
            @ForAll @IntRange(min = 1, max = 31) int shift,
            @ForAll @IntRange(min = 1, max = 31) int otherShift) {
        Assume.that(one != other);
        StringBuilder typed = new StringBuilder(GeneratedKey.next("7F3K2").digits());
        shift(typed, one, shift);
        shift(typed, other, otherShift);

        assertThat(GeneratedKey.read(typed.toString())).isEmpty();
    }

    private static void shift(StringBuilder typed, int at, int by) {
        int digit = Codes.ALPHABET.indexOf(typed.charAt(at));
        typed.setCharAt(at, Codes.ALPHABET.charAt((digit + by) % 32));
    }
}
