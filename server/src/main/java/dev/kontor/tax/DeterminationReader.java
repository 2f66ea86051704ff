package dev.kontor.tax;

import dev.kontor.catalog.TaxBehavior;
import dev.kontor.catalog.TaxCategory;
import dev.kontor.platform.Json;
import dev.kontor.tax.TaxAnswer.Component;
import dev.kontor.tax.TaxAnswer.Determined;
import dev.kontor.tax.TaxAnswer.Group;
import dev.kontor.tax.TaxAnswer.Line;
import dev.kontor.tax.TaxQuestion.Buyer;
import dev.kontor.taxids.TaxIdDoubt;
import dev.kontor.taxids.TaxIdStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what {@link DeterminationWriter} wrote, of whatever age. */
final class DeterminationReader {
    private DeterminationReader() {}

    static TaxQuestion question(String inputs) {
        JsonNode node = Json.mapper().readTree(inputs);
        String at = node.path("at").stringValue();
        List<TaxQuestion.Line> lines = new ArrayList<>();
        for (JsonNode line : node.path("lines")) {
            lines.add(
                    new TaxQuestion.Line(
                            line.path(0).longValue(),
                            constant(TaxCategory.class, line.path(1)),
                            constant(TaxBehavior.class, line.path(2))));
        }
        return new TaxQuestion(
                at.indexOf('T') < 0
                        ? TaxPoint.on(LocalDate.parse(at))
                        : TaxPoint.at(Instant.parse(at)),
                Currency.getInstance(node.path("currency").stringValue()),
                node.path("seller").stringValue(),
                buyer(node),
                lines,
                standing(node));
    }

    private static Buyer buyer(JsonNode node) {
        return new Buyer(
                new TaxQuestion.Address(
                        node.path("country").stringValue(),
                        text(node.get("region")),
                        text(node.get("postal_code")),
                        null,
                        null,
                        node.has("place") ? place(node.path("place")) : null),
                new TaxQuestion.Signals(
                        text(node.get("ip")),
                        text(node.get("card")),
                        text(node.get("phone")),
                        ProvenPlace.of(
                                text(node.get("proven")),
                                text(node.get("proven_region")),
                                text(node.get("proven_postal_code")))),
                new TaxQuestion.TaxId(
                        text(node.get("tax_id")),
                        node.has("tax_id_status")
                                ? constant(TaxIdStatus.class, node.path("tax_id_status"))
                                : TaxIdStatus.NONE,
                        text(node.get("consultation")),
                        node.has("tax_id_doubt")
                                ? constant(TaxIdDoubt.class, node.path("tax_id_doubt"))
                                : null),
                node.has("business"),
                node.has("certificate"));
    }

    private static Standing standing(JsonNode node) {
        Registrations registrations = registrations(node.path("registered"));
        Map<String, Headroom> headroom = new HashMap<>();
        node.path("headroom")
                .propertyStream()
                .forEach(it -> headroom.put(it.getKey(), headroom(it.getValue())));
        JsonNode micro = node.path("micro");
        return new Standing(
                registrations,
                headroom,
                node.has("unregistered")
                        ? Standing.Unregistered.SELL
                        : Standing.Unregistered.REFUSE,
                micro.isArray() ? headroom(micro) : null);
    }

    private static Headroom headroom(JsonNode row) {
        return row.isEmpty() ? new Headroom.FromFirstSale() : left(row);
    }

    private static Headroom.Left left(JsonNode row) {
        return new Headroom.Left(
                row.path(0).longValue(), row.path(1).longValue(), row.path(2).booleanValue());
    }

    private static Registrations registrations(JsonNode node) {
        if (!node.isArray()) {
            return Registrations.everywhere();
        }
        List<Registrations.Registration> list = new ArrayList<>();
        for (JsonNode row : node) {
            list.add(
                    new Registrations.Registration(
                            row.path(0).stringValue(),
                            row.path(1).stringValue(),
                            row.path(2).stringValue(),
                            LocalDate.parse(row.path(3).stringValue()),
                            row.has(4) ? LocalDate.parse(row.path(4).stringValue()) : null));
        }
        return Registrations.of(list);
    }

    static Determined determined(
            String answer, TaxQuestion question, List<String> rules, String contentVersion) {
        JsonNode node = Json.mapper().readTree(answer);
        List<Group> groups = new ArrayList<>();
        node.path("groups").forEach(row -> groups.add(group(row)));
        List<Line> lines = new ArrayList<>();
        node.path("lines").forEach(row -> lines.add(line(row, groups)));
        List<String> wording = new ArrayList<>();
        node.path("wording").forEach(row -> wording.add(row.stringValue()));
        return new Determined(
                place(node.path("place")),
                constant(Treatment.class, node.path("treatment")),
                constant(BuyerStatus.class, node.path("status")),
                question.currency(),
                lines.stream().mapToLong(Line::net).sum(),
                lines.stream().mapToLong(Line::tax).sum(),
                lines.stream().mapToLong(Line::gross).sum(),
                lines,
                groups,
                PlaceProof.evidence(question.buyer()),
                rules,
                wording,
                contentVersion);
    }

    private static TaxPlace place(JsonNode row) {
        List<String> localities = new ArrayList<>();
        row.path(4).forEach(it -> localities.add(it.stringValue()));
        return new TaxPlace(
                row.path(0).stringValue(),
                text(row.get(1)),
                row.path(2).stringValue(),
                constant(TaxPlace.Precision.class, row.path(3)),
                localities);
    }

    private static Group group(JsonNode row) {
        return new Group(
                row.path(0).stringValue(),
                row.path(1).stringValue(),
                row.path(2).stringValue(),
                row.path(3).stringValue(),
                constant(Treatment.class, row.path(4)),
                row.path(5).longValue(),
                row.path(6).longValue());
    }

    private static Line line(JsonNode row, List<Group> groups) {
        List<Component> components = new ArrayList<>();
        for (JsonNode one : row.path(4)) {
            Group group = groups.get(one.path(0).intValue());
            components.add(
                    new Component(
                            group.jurisdiction(),
                            group.taxType(),
                            group.name(),
                            group.rate(),
                            one.path(1).longValue()));
        }
        long net = row.path(0).longValue();
        long tax = row.path(1).longValue();
        return new Line(
                net,
                tax,
                net + tax,
                row.path(2).stringValue(),
                constant(Treatment.class, row.path(3)),
                components);
    }

    private static @Nullable String text(@Nullable JsonNode node) {
        return node == null || node.isNull() ? null : node.stringValue();
    }

    private static <E extends Enum<E>> E constant(Class<E> type, JsonNode node) {
        return Enum.valueOf(type, node.stringValue().toUpperCase(Locale.ROOT));
    }
}
