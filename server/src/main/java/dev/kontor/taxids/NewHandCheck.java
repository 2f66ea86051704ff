package dev.kontor.taxids;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/**
 * What a person saw of a tax id, as clients send it.
 *
 * @param country ISO 3166-1
 * @param taxId in any writing
 * @param name of the holder, as the authority writes it
 * @param checkedOn the day on which it was looked up
 * @param reference what proves it, such as the number of a screenshot
 */
public record NewHandCheck(
        @Size(min = 2, max = 2) String country,
        @Size(min = 1, max = 64) String taxId,
        @Size(max = 200) @Pattern(regexp = NOT_BLANK, message = "Must not be blank.") String name,
        LocalDate checkedOn,
        @Size(max = 300) @Pattern(regexp = NOT_BLANK, message = "Must not be blank.")
                String reference) {
    static final String NOT_BLANK = "(?s).*\\S.*";
}
