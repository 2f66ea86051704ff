package dev.kontor.support;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Card numbers never reach the database, and other numbers are left alone. */
class CardNumbersTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    my card 4242424242424242 was charged   | my card [card …4242] was charged
                    4242 4242 4242 4242                    | [card …4242]
                    4242-4242-4242-4242, twice             | [card …4242], twice
                    4242.4242.4242.4242                    | [card …4242]
                    amex 3782 822463 10005!                | amex [card …0005]!
                    a 13 digit one: 4222222222222          | a 13 digit one: [card …2222]
                    order 12345 4242424242424242 please    | order 12345 [card …4242] please
                    4242424242424242 123                   | [card …4242] 123
                    4242424242424242123                    | [card …4242]123
                    two 4242424242424242 5555555555554444  | two [card …4242] [card …4444]
                    nr:6304000000000000000                 | nr:[card …0000]
                    ４２４２４２４２４２４２４２４２       | [card …4242]
                    """)
    void areBlackedOut(String text, String clean) {
        assertThat(CardNumbers.redact(text)).isEqualTo(clean);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no digits at all",
                "EU-7F3-INV-2026-000001",
                "4242424242424241",
                "+49 40 1234 5678",
                "it was 2026-03-01 12:00:00 and 119.00",
                "DE136695976",
                "424242424242",
                "4242  4242  4242  4242"
            })
    void otherNumbersStay(String text) {
        assertThat(CardNumbers.redact(text)).isEqualTo(text);
    }

    @Test
    void surrogatesAroundDigitsDoNoHarm() {
        assertThat(CardNumbers.redact("💳4242424242424242💳")).isEqualTo("💳[card …4242]💳");
    }

    @Property
    void everyLuhnNumberOfCardLengthGoesWhateverSurroundsIt(
            @ForAll @LongRange(min = 200_000_000_000L, max = 699_999_999_999L) long stem,
            @ForAll @IntRange(max = 999_999) int more,
            @ForAll @IntRange(max = 6) int length) {
        String digits = (stem + "%06d".formatted(more)).substring(0, 12 + length);
        String number = digits + check(digits);
        assertThat(CardNumbers.redact("card " + number + " is mine"))
                .isEqualTo("card [card …" + number.substring(number.length() - 4) + "] is mine");
    }

    private static int check(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int value = digits.charAt(digits.length() - 1 - i) - '0';
            int doubled = i % 2 == 0 ? value * 2 : value;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return (10 - sum % 10) % 10;
    }
}
