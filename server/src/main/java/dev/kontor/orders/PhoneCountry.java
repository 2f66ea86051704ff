package dev.kontor.orders;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import dev.kontor.platform.Problem;
import org.jspecify.annotations.Nullable;

/** Where a phone number is from: signal D of the buyer's place (handbook 4.3). */
final class PhoneCountry {
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private PhoneCountry() {}

    /**
     * ISO 3166-1 alpha-2, or null for no number or one of no country, such as a satellite's.
     *
     * @param typed with the country's code, or as it is dialed in {@code country}; a 422 when it is
     *     no number that anybody can have
     */
    static @Nullable String of(@Nullable String typed, String country) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        try {
            PhoneNumber number = NUMBERS.parse(typed, country);
            if (NUMBERS.isValidNumber(number)) {
                String region = NUMBERS.getRegionCodeForNumber(number);
                return region == null || region.length() != 2 ? null : region;
            }
        } catch (NumberParseException e) { // Said below: it is no number.
        }
        throw Problem.invalid("/buyer/phone", "phone_format", "Is not a phone number.");
    }
}
