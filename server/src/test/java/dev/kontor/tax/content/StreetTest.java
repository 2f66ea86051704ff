package dev.kontor.tax.content;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Addresses as people type them lead to the street as the Postal Service writes it. */
class StreetTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            nullValues = "-",
            value = {
                "444 North Capitol Street NW, Suite 425 ; 444 N|CAPITOL|ST|NW",
                "12 main st. apt. 4                     ; 12 |MAIN|ST|",
                "12 Main St #4                          ; 12 |MAIN|ST|",
                "#4                                     ; 0 |UNIT 4||",
                "94-20 Queens Blvd                      ; 9420 |QUEENS|BLVD|",
                "7 First Avenue                         ; 7 |1ST|AVE|",
                "5   W   Highway   290                  ; 5 W|HIGHWAY 290||",
                "10 North                               ; 10 |NORTH||",
                "10 North Street                        ; 10 |NORTH|ST|",
                "10 O'Hara Ct                           ; 10 |OHARA|CT|",
                "221B Baker Street                      ; 221 |BAKER|ST|",
                "Cañon Road                             ; 0 |CAÑON|RD|",
                "12                                     ; -",
                "'   '                                  ; -"
            })
    void isParsed(String typed, @Nullable String expected) {
        Street street = Street.parse(typed);
        assertThat(
                        street == null
                                ? null
                                : "%d %s|%s|%s|%s"
                                        .formatted(
                                                street.number(),
                                                street.pre(),
                                                street.name(),
                                                street.suffix(),
                                                street.post()))
                .isEqualTo(expected);
    }

    /** The same as by the words of its description, however odd the text. */
    @Property
    void isCleaned(@ForAll String typed) {
        StringBuilder slow = new StringBuilder();
        for (int i = 0; i < typed.length(); i++) {
            char c = typed.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                slow.append(Character.toUpperCase(c));
            } else if (c == '#') {
                slow.append(" UNIT ");
            } else if (c == '-' && i > 0 && Character.isDigit(typed.charAt(i - 1))) {
                slow.append(c);
            } else if (c != '.' && c != '\'') {
                slow.append(' ');
            }
        }
        assertThat(Street.clean(typed)).isEqualTo(slow.toString().strip().replaceAll(" +", " "));
    }
}
