package dev.kontor.tax;

import dev.kontor.catalog.TaxCategory;
import dev.kontor.platform.Words;
import dev.kontor.tax.TaxExplanation.Reason;
import dev.kontor.tax.content.Jurisdiction;
import dev.kontor.tax.content.Regime;
import dev.kontor.tax.content.Rule;
import dev.kontor.tax.content.Share;
import dev.kontor.tax.content.TaxContent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A plain sentence for every id that can stand among the rules of an answer. */
final class RuleWords {
    private final TaxContent content;
    private final Determination determination;
    private final Words words;

    RuleWords(TaxContent content, Determination determination, Words words) {
        this.content = content;
        this.determination = determination;
        this.words = words;
    }

    /**
     * The name of a place in this language where it is a country, otherwise as the tables have it.
     */
    static String name(String code, TaxContent content, Words words) {
        Jurisdiction place = content.jurisdictions().get(code);
        if (code.length() == 2 && place != null) {
            return words.country(code);
        }
        return place == null ? code : place.name();
    }

    Reason reason(String id) {
        Optional<Rule> rule = rule(id);
        if (rule.isPresent()) {
            Rule it = rule.get();
            return new Reason(
                    id, sentence(it), it.source(), it.confidence(), it.from(), it.until());
        }
        return new Reason(id, plain(id), null, null, null, null);
    }

    private Optional<Rule> rule(String id) {
        int dot = id.indexOf('.');
        return dot < 0
                ? Optional.empty()
                : content.rulesOf(id.substring(0, dot)).stream()
                        .filter(it -> it.id().equals(id))
                        .findAny();
    }

    /** Sentences of what is no row of a table: place, status, thresholds and risks. */
    private String plain(String id) {
        String[] parts = id.split("\\.", 3);
        String key = parts.length < 2 ? id : parts[0] + "." + parts[1];
        String subject =
                parts.length == 3
                        ? name(parts[2], content, words)
                        : words.country(determination.answer().place().country());
        return words.has("tax." + key)
                ? words.get("tax." + key, subject)
                : words.get("tax.rule.unknown", id);
    }

    private String sentence(Rule rule) {
        Object[] facts = {
            name(rule.jurisdiction().code(), content, words),
            Rule.text(rule.percent()),
            rule.name(),
            what(rule),
            words.date(rule.from())
        };
        String sentence =
                words.get(rule.asState() ? "tax.rule.local" : "tax.rule." + regime(rule), facts);
        if (!rule.base().equals(Share.ONE)) {
            sentence += " " + words.get("tax.rule.base", percent(rule.base()));
        }
        return rule.until() == null
                ? sentence
                : sentence + " " + words.get("tax.rule.until", words.date(rule.until()));
    }

    private static String percent(Share share) {
        return Rule.text(
                BigDecimal.valueOf(share.numerator())
                        .movePointRight(2)
                        .divide(BigDecimal.valueOf(share.denominator()), 4, RoundingMode.HALF_UP));
    }

    private String what(Rule rule) {
        return rule.categories().size() == TaxCategory.values().length
                ? words.get("tax.everything")
                : Stream.of(TaxCategory.values())
                        .filter(rule.categories()::contains)
                        .map(it ->
                                words.get("console.category." + it.name().toLowerCase(Locale.ROOT)))
                        .collect(Collectors.joining(", "));
    }

    /** What the rule says to this buyer from this seller. */
    private String regime(Rule rule) {
        Jurisdiction place = rule.jurisdiction();
        boolean business =
                switch (determination.answer().status()) {
                    case CONSUMER -> false;
                    case BUSINESS_CLAIMED -> place.businessByStatement();
                    case BUSINESS_VERIFIED -> true;
                };
        Regime regime = rule.regime(business);
        if (regime == null) {
            regime = rule.regime(!business);
        }
        if (regime == null) {
            return "CH";
        }
        return (isAtHome(place) ? regime.atHome() : regime).name();
    }

    private boolean isAtHome(Jurisdiction place) {
        Jurisdiction seller = content.jurisdictions().get(determination.question().sellerCountry());
        return seller != null && seller.taxCountry().equals(place.taxCountry());
    }
}
