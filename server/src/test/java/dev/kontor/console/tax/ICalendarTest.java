package dev.kontor.console.tax;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What RFC 5545 asks of a calendar: escapes (3.3.11) and folded lines (3.1). */
class ICalendarTest {
    private static final Instant NOW = Instant.parse("2026-02-10T10:00:00Z");

    private static String calendar(String summary, String description) {
        ICalendar calendar = new ICalendar("Taxes; of us, and \\them", NOW);
        calendar.add(
                "oss-1@kontor",
                LocalDate.of(2026, 12, 31),
                summary,
                description,
                "https://example.com/a");
        return new String(calendar.write(), StandardCharsets.UTF_8);
    }

    @Test
    void theWholeOfIt() {
        assertThat(calendar("Return, Q4", "art. 369f;\r\nin force"))
                .isEqualTo(
                        """
                        BEGIN:VCALENDAR
                        VERSION:2.0
                        PRODID:-//Kontor//Tax calendar//EN
                        CALSCALE:GREGORIAN
                        X-WR-CALNAME:Taxes\\; of us\\, and \\\\them
                        BEGIN:VEVENT
                        UID:oss-1@kontor
                        DTSTAMP:20260210T100000Z
                        DTSTART;VALUE=DATE:20261231
                        DTEND;VALUE=DATE:20270101
                        SUMMARY:Return\\, Q4
                        DESCRIPTION:art. 369f\\;\\nin force
                        URL:https://example.com/a
                        TRANSP:TRANSPARENT
                        END:VEVENT
                        END:VCALENDAR
                        """
                                .replace("\n", "\r\n"));
    }

    /** No line is longer than 75 octets, none is cut within a character, and unfolding restores. */
    @Test
    void longLinesAreFolded() {
        String description = "ä€🙂, ".repeat(60);

        String text = calendar("x".repeat(67), description);

        assertThat(List.of(text.split("\r\n", -1)))
                .allMatch(it -> it.getBytes(StandardCharsets.UTF_8).length <= 75)
                .contains("SUMMARY:" + "x".repeat(67));
        assertThat(text.replace("\r\n ", ""))
                .contains("DESCRIPTION:" + description.replace(",", "\\,") + "\r\n");
    }
}
