package dev.kontor.platform;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TableTest {
    @Test
    void aTableWithAFaultNamesItsLine() {
        List<Table.Row> rows = Table.parse("x.tsv", "# a comment\nname\tfrom\none\tyesterday\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rows.getFirst().date("from"))
                .withMessage("x.tsv:3: from is not a date");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Table.parse("x.tsv", "name\none\ttwo\n"))
                .withMessage("x.tsv:2: too many cells");
    }
}
