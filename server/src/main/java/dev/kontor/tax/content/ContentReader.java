package dev.kontor.tax.content;

import dev.kontor.catalog.TaxCategory;
import dev.kontor.platform.Table;
import dev.kontor.tax.content.TaxContent.Locality;
import dev.kontor.tax.content.TaxContent.Mapping;
import dev.kontor.tax.content.TaxContent.Policy;
import dev.kontor.tax.content.TaxContent.Sanction;
import dev.kontor.tax.content.TaxContent.Threshold;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads tables, such as those of {@code resources/tax}, and checks what refers to what. */
public final class ContentReader {
    private final Map<String, Jurisdiction> jurisdictions = new LinkedHashMap<>();
    private final Map<String, Set<TaxCategory>> groups = new HashMap<>();
    private final Map<String, List<String>> wordings = new HashMap<>();

    private final Tables tables;

    private ContentReader(Tables tables) {
        this.tables = tables;
    }

    /** All of the bundled content. */
    public static TaxContent read() {
        Tables bundled = Tables.bundled();
        return read(bundled, version(bundled));
    }

    /**
     * The content of these tables, under this version.
     *
     * @throws IllegalArgumentException for the first fault, with file and line
     */
    public static TaxContent read(Tables tables, String version) {
        return new ContentReader(tables).content(version);
    }

    /** What the tables themselves say their version is. */
    public static String version(Tables tables) {
        return tables.rows("version.tsv").getFirst().required("version");
    }

    private TaxContent content(String version) {
        tables.rows("jurisdictions.tsv").forEach(this::addJurisdiction);
        tables.rows("categories.tsv")
                .forEach(row ->
                        groups.put(
                                row.required("name"),
                                categories(row.list("categories"), Map.of())));
        groups.put("*", EnumSet.allOf(TaxCategory.class));
        tables.rows("wordings.tsv").forEach(this::addWording);
        return new TaxContent(
                version,
                jurisdictions,
                new RuleReader(jurisdictions, groups, wordings.keySet())
                        .rules(tables.rows(Tables.RATES)),
                tables.rows("policies.tsv").stream().map(this::policy).toList(),
                wordings,
                tables.rows("sanctions.tsv").stream()
                        .collect(
                                Collectors.toMap(
                                        row -> known(row, "place").code(),
                                        ContentReader::sanction)),
                tables.rows("places.tsv").stream().map(this::mapping).toList(),
                tables.rows("us_localities.tsv").stream().map(this::locality).toList(),
                tables.rows("thresholds.tsv").stream().map(ContentReader::threshold).toList(),
                boundaries());
    }

    private void addJurisdiction(Table.Row row) {
        String code = row.required("code");
        Jurisdiction parent = row.text("parent").isEmpty() ? null : known(row, "parent");
        Jurisdiction one =
                new Jurisdiction(
                        code,
                        row.required("name"),
                        constant(Jurisdiction.Level.class, row.required("level")),
                        parent,
                        parent == null ? row.text("area") : parent.area(),
                        row.text("zone").isEmpty() && parent != null
                                ? parent.zone()
                                : row.required("zone"),
                        parent == null
                                ? constant(Rounding.class, row.required("rounding"))
                                : parent.rounding(),
                        parent == null
                                ? row.required("business_by").equals("statement")
                                : parent.businessByStatement(),
                        forms(row.text("postal_codes")),
                        row.optional("taxed_by"),
                        row.list("also_taxed_by"),
                        row.optional("registration"));
        if (jurisdictions.put(code, one) != null) {
            throw row.fault(code + " is there twice");
        }
    }

    private static List<String> forms(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split("\\|", -1));
    }

    private void addWording(Table.Row row) {
        String second = row.text("second_text");
        wordings.put(
                row.required("id"),
                second.isEmpty()
                        ? List.of(row.required("text"))
                        : List.of(row.required("text"), second));
    }

    /** Single categories and groups, together. */
    public static Set<TaxCategory> categories(
            List<String> names, Map<String, Set<TaxCategory>> groups) {
        Set<TaxCategory> all = EnumSet.noneOf(TaxCategory.class);
        for (String name : names) {
            Set<TaxCategory> group = groups.get(name);
            if (group == null) {
                all.add(constant(TaxCategory.class, name));
            } else {
                all.addAll(group);
            }
        }
        return all;
    }

    private Map<String, Boundaries> boundaries() {
        Map<String, Boundaries> found = new HashMap<>();
        tables.boundaries()
                .forEach((path, text) -> {
                    String state =
                            "US-"
                                    + path.substring(Tables.BOUNDARIES.length())
                                            .replaceFirst("[.]tsv$", "");
                    if (!jurisdictions.containsKey(state)) {
                        throw new IllegalArgumentException(path + ": no state " + state);
                    }
                    found.put(state, BoundaryReader.read(path, text, jurisdictions));
                });
        return found;
    }

    private Policy policy(Table.Row row) {
        String decision = row.required("decision");
        String area = row.required("area");
        String category = row.required("category");
        return new Policy(
                area + "." + category + "." + row.required("valid_from"),
                area,
                constant(TaxCategory.class, category),
                decision.equals("refuse") ? null : Regime.valueOf(decision),
                row.date("valid_from"),
                row.optionalDate("valid_to"),
                wording(row),
                row.required("source"),
                row.required("note"));
    }

    /** Packs made before policies had wordings have no such column. */
    private @Nullable String wording(Table.Row row) {
        String id = row.has("wording") ? row.optional("wording") : null;
        if (id != null && !wordings.containsKey(id)) {
            throw row.fault("no wording " + id);
        }
        return id;
    }

    private static Sanction sanction(Table.Row row) {
        return new Sanction(row.date("valid_from"), row.required("source"));
    }

    private Mapping mapping(Table.Row row) {
        return new Mapping(
                row.required("country"),
                row.list("regions"),
                PostalCodes.expand(row.list("postal_codes")),
                known(row, "place"));
    }

    private Locality locality(Table.Row row) {
        return new Locality(
                known(row, "US-" + row.required("state"), "state"),
                row.required("city"),
                PostalCodes.expand(row.list("zips")),
                row.list("localities").stream()
                        .map(code -> known(row, code, "localities"))
                        .toList());
    }

    private static Threshold threshold(Table.Row row) {
        return new Threshold(
                row.required("jurisdiction"),
                row.decimal("amount").longValueExact(),
                row.text("currency"),
                row.required("window"),
                row.text("count"),
                row.text("joined_by"),
                row.required("basis"),
                row.optionalDate("valid_from"),
                row.text("note"),
                row.text("also"));
    }

    private Jurisdiction known(Table.Row row, String column) {
        return known(row, row.required(column), column);
    }

    private Jurisdiction known(Table.Row row, String code, String column) {
        Jurisdiction found = jurisdictions.get(code);
        if (found == null) {
            throw row.fault(column + ": no jurisdiction " + code);
        }
        return found;
    }

    public static <E extends Enum<E>> E constant(Class<E> type, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(it -> it.name().equals(name.toUpperCase(Locale.ROOT)))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException(type.getSimpleName() + " " + name));
    }
}
