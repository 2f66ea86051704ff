package dev.kontor.taxids.forms;

import static dev.kontor.taxids.forms.CheckDigits.complement11;
import static dev.kontor.taxids.forms.CheckDigits.crossSum;
import static dev.kontor.taxids.forms.CheckDigits.digit;
import static dev.kontor.taxids.forms.CheckDigits.last;
import static dev.kontor.taxids.forms.CheckDigits.luhn;
import static dev.kontor.taxids.forms.CheckDigits.mod;
import static dev.kontor.taxids.forms.CheckDigits.number;
import static dev.kontor.taxids.forms.CheckDigits.sum;

import java.util.List;
import java.util.Set;

/** Tax ids of Asia and the Pacific. Source: the national tax authorities' published rules. */
final class AsiaPacific {
    private static final String UEN_BUSINESS = "XMKECAWLJDB";
    private static final String UEN_COMPANY = "ZKCMDNERGWH";
    private static final String UEN_OTHER = "ABCDEFGHJKLMNPQRSTUVWX0123456789";
    private static final String UEN_KINDS =
            "(CC|CD|CH|CL|CM|CP|CS|CX|DP|FB|FC|FM|FN|GA|GB|GS|HC|HS|LL|LP|MB|MC|MD|MH|MM|MQ|NB|NR"
                    + "|PA|PB|PF|RF|RP|SM|SS|TC|TU|VH|XL)";
    private static final String ID_PROVINCE =
            "(1[1-9]|21|3[1-6]|5[1-3]|6[1-5]|7[1-6]|8[12]|9[1-7])";
    private static final String USCC = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final Set<Integer> IN_OTHER = Set.of(97, 99);

    private AsiaPacific() {}

    static List<TaxIdScheme> schemes() {
        return List.of(
                TaxIdScheme.of("AU", "(1[1-9]|[2-9]\\d)\\d{9}", AsiaPacific::australia)
                        .tidiedBy(it -> it.replaceFirst("^ABN", "")),
                TaxIdScheme.of("NZ", "\\d{8,9}|94\\d{11}", AsiaPacific::newZealand),
                TaxIdScheme.of(
                        "SG",
                        "\\d{8}[A-Z]|(18|19|20)\\d{7}[A-Z]|([RS]\\d|T[0-3])\\d"
                                + UEN_KINDS
                                + "\\d{4}[A-Z]"
                                + "|M[A-Z0-9]\\d{7}[A-Z0-9]",
                        AsiaPacific::singapore),
                TaxIdScheme.of(
                        "IN",
                        "\\d{2}[A-Z]{3}[ABCFGHJKLPTE][A-Z](?!0000)\\d{4}[A-Z][1-9A-Z]Z[0-9A-Z]",
                        AsiaPacific::india),
                TaxIdScheme.of("JP", "T[1-9]\\d{12}", AsiaPacific::japan)
                        .tidiedBy(it -> it.matches("\\d{13}") ? "T" + it : it),
                TaxIdScheme.of(
                        "KR", "(10[1-9]|1[1-9]\\d|[2-9]\\d{2})(?!00)\\d{7}", AsiaPacific::korea),
                TaxIdScheme.of("TW", "\\d{8}", AsiaPacific::taiwan),
                TaxIdScheme.of("TH", "[0-8]\\d{12}", AsiaPacific::thailand),
                TaxIdScheme.of("CN", "[0-9A-HJ-NP-RTUW-Y]{18}", AsiaPacific::china),
                TaxIdScheme.of(
                        "ID", "0?\\d{15}|" + ID_PROVINCE + "\\d{14}", AsiaPacific::indonesia),
                TaxIdScheme.of("VN", "\\d{2}(?!0{7})\\d{8}(\\d{3})?", AsiaPacific::vietnam),
                TaxIdScheme.of("PH", "\\d{9}(\\d{3}|\\d{5})?", body -> true),
                TaxIdScheme.of("MY", "[A-Z]\\d{2}\\d{4}\\d{8}|[A-Z]{1,2}\\d{8,12}", body -> true),
                TaxIdScheme.of("KH", "[A-Z]?\\d{9,13}", body -> true),
                TaxIdScheme.of("LA", "\\d{12}", body -> true),
                TaxIdScheme.of("BD", "\\d{11}|\\d{13}", body -> true),
                TaxIdScheme.of("NP", "\\d{9}", body -> true),
                TaxIdScheme.of("LK", "\\d{9}(7000)?", body -> true),
                TaxIdScheme.of("HK", "\\d{8}", body -> true));
    }

    private static boolean australia(String id) {
        return (sum(id, 10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19) - 10) % 89 == 0
                && id.charAt(0) != '0';
    }

    private static boolean newZealand(String id) {
        return id.length() == 13 ? isGlobalLocation(id) : isInlandRevenue(id);
    }

    private static boolean isInlandRevenue(String id) {
        String padded = id.length() == 8 ? "0" + id : id;
        int issued = number(padded, 0, 9);
        int check = complement11(sum(padded, 3, 2, 7, 6, 5, 4, 3, 2)) % 11;
        if (check == 10) {
            check = complement11(sum(padded, 7, 4, 3, 2, 5, 2, 7, 6)) % 11;
        }
        return issued >= 10_000_000 && issued <= 200_000_000 && check == last(padded);
    }

    private static boolean isGlobalLocation(String id) {
        return sum(id, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1) % 10 == 0;
    }

    private static boolean singapore(String id) {
        char check = id.charAt(id.length() - 1);
        if (id.charAt(0) == 'M') {
            return true;
        }
        if (id.length() == 9) {
            return UEN_BUSINESS.charAt(sum(id, 10, 4, 9, 3, 8, 2, 7, 1) % 11) == check;
        }
        if (Character.isDigit(id.charAt(0))) {
            return UEN_COMPANY.charAt(sum(id, 10, 8, 6, 4, 9, 7, 5, 3, 1) % 11) == check;
        }
        int[] weights = {4, 3, 5, 3, 10, 2, 2, 5, 7};
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * UEN_OTHER.indexOf(id.charAt(i));
        }
        return UEN_OTHER.charAt(Math.floorMod(sum - 5, 11)) == check;
    }

    /**
     * State code, PAN, number of the registration, Z, and a check character over all of them in
     * base 36.
     */
    private static boolean india(String id) {
        int state = number(id, 0, 2);
        int sum = 0;
        for (int i = 0; i < 14; i++) {
            int product = Character.digit(id.charAt(i), 36) * (i % 2 + 1);
            sum += product / 36 + product % 36;
        }
        return ((state >= 1 && state <= 38) || IN_OTHER.contains(state))
                && (36 - sum % 36) % 36 == Character.digit(id.charAt(14), 36);
    }

    /** The check digit comes first. */
    private static boolean japan(String id) {
        int sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += digit(id, 13 - i) * (i % 2 + 1);
        }
        return 9 - sum % 9 == digit(id, 1);
    }

    private static boolean korea(String id) {
        int sum = sum(id, 1, 3, 7, 1, 3, 7, 1, 3, 5) + digit(id, 8) * 5 / 10;
        return (10 - sum % 10) % 10 == last(id);
    }

    /**
     * Divisible by 5 since 2023, when the numbers divisible by 10 ran out; a seventh digit 7 counts
     * twice.
     */
    private static boolean taiwan(String id) {
        int[] weights = {1, 2, 1, 2, 1, 2, 4, 1};
        int sum = 0;
        for (int i = 0; i < 8; i++) {
            sum += crossSum(weights[i] * digit(id, i));
        }
        return sum % 5 == 0 || (id.charAt(6) == '7' && (sum + 1) % 5 == 0);
    }

    private static boolean thailand(String id) {
        return complement11(sum(id, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2)) % 10 == last(id);
    }

    private static boolean china(String id) {
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < 17; i++) {
            sum += weight * USCC.indexOf(id.charAt(i));
            weight = weight * 3 % 31;
        }
        return USCC.charAt((31 - sum % 31) % 31) == id.charAt(17);
    }

    /** The older number, the same with a nought in front, or a citizen's, with day and month. */
    private static boolean indonesia(String id) {
        if (id.length() == 15) {
            return luhn(id.substring(0, 9));
        }
        int day = number(id, 6, 8) % 40;
        int month = number(id, 8, 10);
        return id.charAt(0) == '0'
                ? luhn(id.substring(0, 10))
                : day >= 1 && day <= 31 && month >= 1 && month <= 12;
    }

    private static boolean vietnam(String id) {
        int check = 10 - sum(id, 31, 29, 23, 19, 17, 13, 7, 5, 3) % 11;
        return check == digit(id, 9) && (id.length() == 10 || mod(id.substring(10), 1_000) > 0);
    }
}
