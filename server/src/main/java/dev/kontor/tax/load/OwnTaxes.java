package dev.kontor.tax.load;

import dev.kontor.catalog.TaxCategory;
import dev.kontor.tax.content.Jurisdiction;
import dev.kontor.tax.content.Rule;
import dev.kontor.tax.content.TaxContent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the tables know of a state's local taxes beside the rates that its files tell, and what
 * loading them must not lose.
 *
 * @param instead where one local rate holds in the whole state, and localities do not tax the same
 *     themselves, such as digital products in Tennessee
 * @param byZip localities with a tax of their own kind, such as Chicago's on leases
 */
record OwnTaxes(List<Instead> instead, Map<Integer, List<Locality>> byZip) {

    /**
     * @param categories as the rate tables write them
     */
    record Instead(String categories, LocalDate from) {}

    static OwnTaxes of(TaxContent content, String state) {
        Jurisdiction whole = content.jurisdiction("US-" + state);
        List<Instead> instead =
                whole.alsoTaxedBy().stream()
                        .flatMap(code -> content.rulesOf(code).stream())
                        .filter(rule -> !rule.asState())
                        .map(rule -> new Instead(words(rule), rule.from()))
                        .toList();
        Map<Integer, List<Locality>> byZip = new HashMap<>();
        for (TaxContent.Locality it : content.localities()) {
            List<Locality> own =
                    it.localities().stream()
                            .filter(one -> it.state().equals(whole) && isOwn(content, one))
                            .map(one ->
                                    new Locality(
                                            one.code(),
                                            one.name(),
                                            one.level().name().toLowerCase(Locale.ROOT)))
                            .toList();
            for (String zip : own.isEmpty() ? List.<String>of() : it.zips()) {
                byZip.computeIfAbsent(Integer.parseInt(zip), any -> new ArrayList<>()).addAll(own);
            }
        }
        return new OwnTaxes(instead, byZip);
    }

    private static boolean isOwn(TaxContent content, Jurisdiction one) {
        List<Rule> rules = content.rulesOf(one.code());
        return !rules.isEmpty() && rules.stream().noneMatch(Rule::asState);
    }

    private static String words(Rule rule) {
        return rule.categories().stream()
                .map(TaxCategory::code)
                .sorted()
                .collect(Collectors.joining(","));
    }
}
