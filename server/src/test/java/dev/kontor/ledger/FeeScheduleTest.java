package dev.kontor.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.platform.Money;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fees of the handbook (1.4) and of scenarios FE-01, FE-02, FE-04, FE-06 and FE-09. */
class FeeScheduleTest {
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # percent, fixed, gross, fee
                    5,    50, 11900, 645
                    5,    50,  1000, 100
                    5,    50, 10000, 550
                    5,    50,  8730, 487
                    5,    50,  8749, 487
                    5,    50,  8760, 488
                    3.49, 35,  1000,  70
                    3.49, 35, 10000, 384
                    3.49, 35,  8730, 340
                    3.49, 35,  8749, 340
                    3.49, 35,  8760, 341
                    5,    50,  3750, 238
                    3.8,  40,  3750, 183
                    3.6,  35,  3750, 170
                    3.4,  30,  3750, 158
                    12.9, 80,   100,  93
                    12.9, 80,   200, 106
                    12.9, 80,   300, 119
                    12.9, 80,  1000, 209
                    """)
    void feeIsRoundedOnce(BigDecimal percent, long fixed, long gross, long fee) {
        assertThat(schedule(percent, fixed).on(Money.of(gross, "EUR")).total()).isEqualTo(fee);
    }

    @ParameterizedTest
    @CsvSource({"5, 50, 294", "3.8, 40, 239", "3.6, 35, 226", "3.4, 30, 214"})
    void percentagesAreAddedBeforeRounding(BigDecimal percent, long fixed, long fee) {
        FeeSchedule foreign = schedule(percent, fixed).plusPercent(new BigDecimal("1.5"));
        assertThat(foreign.on(Money.of(3750, "EUR")).total()).isEqualTo(fee);
    }

    @Test
    void currenciesAreNotMixed() {
        assertThatThrownBy(() -> schedule(BigDecimal.TEN, 50).on(Money.of(1000, "USD")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"KEEP_ALL, 0", "RETURN_ALL, 325"})
    void halfRefundReturnsTheFeeByPolicy(FeeRefund policy, long returned) {
        Taken half = Taken.evenly(6000, 12000, 0);
        ShareReturn share =
                ShareReturn.between(Taken.NOTHING, half, 12000, new Fee(600, 50), policy);
        assertThat(6000 - share.debit()).isEqualTo(returned);
    }

    private static FeeSchedule schedule(BigDecimal percent, long fixed) {
        return new FeeSchedule(percent, Money.of(fixed, "EUR"));
    }
}
