package dev.kontor.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FractionTest {
    @Test
    void sumsAreExactUntilTheyAreRounded() {
        Fraction third = Fraction.of(1, 3);
        assertThat(third.plus(third).plus(third)).isEqualTo(Fraction.of(1, 1));
        assertThat(third.plus(Fraction.of(1, 6)).halfUp()).isOne();
        assertThat(Fraction.of(-1, 2).halfUp()).isEqualTo(-1);
        assertThat(Fraction.of(1, 2).minus(Fraction.of(1, 1000)).halfUp()).isZero();
        assertThat(Fraction.share(1900, 3000, 11900).halfUp()).isEqualTo(479);
        assertThat(Fraction.share(5, 3, 0)).isEqualTo(Fraction.ZERO);
    }
}
