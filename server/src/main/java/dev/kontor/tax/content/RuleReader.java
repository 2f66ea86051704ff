package dev.kontor.tax.content;

import dev.kontor.catalog.TaxCategory;
import dev.kontor.platform.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the rate tables. */
final class RuleReader {
    private final Map<String, Jurisdiction> jurisdictions;
    private final Map<String, Set<TaxCategory>> groups;
    private final Set<String> wordings;

    RuleReader(
            Map<String, Jurisdiction> jurisdictions,
            Map<String, Set<TaxCategory>> groups,
            Set<String> wordings) {
        this.jurisdictions = jurisdictions;
        this.groups = groups;
        this.wordings = wordings;
    }

    /** All rules by jurisdiction; two that contradict each other stop the start. */
    Map<String, List<Rule>> rules(List<Table.Row> rows) {
        Map<String, List<Rule>> rules = new HashMap<>();
        for (Table.Row row : rows) {
            Rule rule = rule(row);
            List<Rule> siblings =
                    rules.computeIfAbsent(rule.jurisdiction().code(), code -> new ArrayList<>());
            siblings.stream()
                    .filter(other -> contradict(rule, other))
                    .findAny()
                    .ifPresent(other -> {
                        throw row.fault(rule.id() + " contradicts " + other.id());
                    });
            siblings.add(rule);
        }
        return rules;
    }

    private static boolean contradict(Rule one, Rule other) {
        return one.equals(other)
                || (one.taxType().equals(other.taxType())
                        && one.overlaps(other)
                        && one.categories().size() == other.categories().size()
                        && one.categories().stream().anyMatch(other.categories()::contains)
                        && speakOfTheSame(one, other));
    }

    private static boolean speakOfTheSame(Rule one, Rule other) {
        boolean consumers = one.consumer() != null && other.consumer() != null;
        boolean businesses = one.business() != null && other.business() != null;
        return consumers || businesses;
    }

    private Rule rule(Table.Row row) {
        Regime consumer = regime(row, "consumer");
        Regime business = regime(row, "business");
        String wording = row.optional("wording");
        if (wording != null && !wordings.contains(wording)) {
            throw row.fault("no wording " + wording);
        }
        LocalDate from = row.date("valid_from");
        LocalDate until = row.optionalDate("valid_to");
        if (until != null && until.isBefore(from)) {
            throw row.fault("ends before it begins");
        }
        boolean asState = row.required("categories").equals("as_state");
        return new Rule(
                ruleId(row, consumer, business),
                jurisdiction(row),
                row.required("tax_type"),
                row.required("name"),
                asState
                        ? EnumSet.allOf(TaxCategory.class)
                        : ContentReader.categories(row.list("categories"), groups),
                asState,
                row.decimal("rate"),
                base(row.text("base")),
                consumer,
                business,
                wording,
                from,
                until,
                row.required("source"),
                row.required("confidence"),
                row.text("note"));
    }

    /** Such as {@code DE.vat.2021-01-01} or {@code US-MD.sales_tax.S.business.2025-07-01}. */
    private static String ruleId(
            Table.Row row, @Nullable Regime consumer, @Nullable Regime business) {
        String categories = row.required("categories");
        return row.required("jurisdiction")
                + "."
                + row.required("tax_type")
                + (categories.equals("*") || categories.equals("as_state")
                        ? ""
                        : "." + categories.replace(',', '+'))
                + (business == null ? ".consumer" : "")
                + (consumer == null ? ".business" : "")
                + "."
                + row.required("valid_from");
    }

    private static @Nullable Regime regime(Table.Row row, String column) {
        String code = row.required(column);
        return code.equals("-") ? null : Regime.valueOf(code);
    }

    /** A percentage of the price, or a fraction of it; empty is the whole price. */
    private static Share base(String text) {
        if (text.isEmpty()) {
            return Share.ONE;
        }
        int slash = text.indexOf('/');
        return slash < 0
                ? Share.ofPercent(new BigDecimal(text))
                : new Share(
                        Long.parseLong(text.substring(0, slash)),
                        Long.parseLong(text.substring(slash + 1)));
    }

    private Jurisdiction jurisdiction(Table.Row row) {
        Jurisdiction found = jurisdictions.get(row.required("jurisdiction"));
        if (found == null) {
            throw row.fault("no jurisdiction " + row.text("jurisdiction"));
        }
        return found;
    }
}
