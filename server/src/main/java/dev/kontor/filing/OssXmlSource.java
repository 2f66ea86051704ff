package dev.kontor.filing;

import dev.kontor.tax.Registrations;
import dev.kontor.tax.Registrations.Registration;
import dev.kontor.tax.Tax;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Map;

/** The One-Stop Shop's return as a file, with the number that the entity files under. */
final class OssXmlSource {
    /** Numeric codes of ISO 3166-1: how a number of the non-Union scheme names its state. */
    private static final Map<String, String> STATES =
            Map.ofEntries(
                    Map.entry("040", "AT"),
                    Map.entry("056", "BE"),
                    Map.entry("100", "BG"),
                    Map.entry("191", "HR"),
                    Map.entry("196", "CY"),
                    Map.entry("203", "CZ"),
                    Map.entry("208", "DK"),
                    Map.entry("233", "EE"),
                    Map.entry("246", "FI"),
                    Map.entry("250", "FR"),
                    Map.entry("276", "DE"),
                    Map.entry("300", "GR"),
                    Map.entry("348", "HU"),
                    Map.entry("372", "IE"),
                    Map.entry("380", "IT"),
                    Map.entry("428", "LV"),
                    Map.entry("440", "LT"),
                    Map.entry("442", "LU"),
                    Map.entry("470", "MT"),
                    Map.entry("528", "NL"),
                    Map.entry("616", "PL"),
                    Map.entry("620", "PT"),
                    Map.entry("642", "RO"),
                    Map.entry("703", "SK"),
                    Map.entry("705", "SI"),
                    Map.entry("724", "ES"),
                    Map.entry("752", "SE"));

    private static final Currency EURO = Currency.getInstance("EUR");
    private static final int STATE_FROM = 2;
    private static final int STATE_UNTIL = 5;

    private final Tax tax;

    OssXmlSource(Tax tax) {
        this.tax = tax;
    }

    /** The file; 409 when the entity has no number of the non-Union scheme. */
    byte[] of(Scope scope, Report report, Period period) {
        if (report.scheme().equals("oss_union")) {
            return OssXml.write(report, period, scope.entity().vatId(), scope.entity().country());
        }
        String number =
                registrations(scope).under("EU").stream()
                        .filter(it -> it.scheme().equals(report.scheme()) && lasts(it, period))
                        .reduce((before, after) -> after)
                        .map(Registration::number)
                        .orElseThrow(FilingProblems::noNumber);
        String state =
                number.length() < STATE_UNTIL
                        ? null
                        : STATES.get(number.substring(STATE_FROM, STATE_UNTIL));
        if (state == null) {
            throw FilingProblems.noNumber();
        }
        return OssXml.write(report, period, number, state);
    }

    /** A sandbox has its own. */
    private Registrations registrations(Scope scope) {
        return scope.live()
                ? tax.registrations(scope.entity())
                : tax.standing(scope.vendors().getFirst(), EURO, scope.now()).registrations();
    }

    private static boolean lasts(Registration one, Period period) {
        LocalDate until = one.until();
        return !one.from().isAfter(period.until())
                && (until == null || !until.isBefore(period.from()));
    }
}
