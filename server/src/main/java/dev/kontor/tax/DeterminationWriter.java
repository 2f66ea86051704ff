package dev.kontor.tax;

import dev.kontor.platform.Json;
import dev.kontor.tax.TaxAnswer.Component;
import dev.kontor.tax.TaxAnswer.Determined;
import dev.kontor.tax.TaxAnswer.Group;
import dev.kontor.tax.TaxAnswer.Line;
import dev.kontor.tax.TaxQuestion.Buyer;
import dev.kontor.taxids.TaxIdDoubt;
import dev.kontor.taxids.TaxIdStatus;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The compact form in which determinations are kept; changes to it only add. What is null or false
 * is left out.
 *
 * <p>Street and city are not kept, since they are personal; where they decided, the place that they
 * led to is.
 *
 * <p>inputs: {@code {"at": moment or day, "currency", "seller", "registered": "*" or
 * [[jurisdiction, scheme, number, from, until]], "headroom": {code: [amount, sales, both] or []},
 * "micro": the same, "unregistered": "sell", "country", "region", "postal_code", "tax_id",
 * "tax_id_status", "ip", "card", "phone", "proven", "proven_region", "proven_postal_code",
 * "consultation", "tax_id_doubt", "business", "certificate", "place": as in the answer, "lines":
 * [[amount, category, behavior]]}}.
 *
 * <p>answer: {@code {"place": [country, region, jurisdiction, precision, [locality]], "treatment",
 * "status", "lines": [[net, tax, rate, treatment, [[group, tax]]]], "groups": [[jurisdiction, type,
 * name, rate, treatment, taxable, tax]], "wording": [text]}}; a line's components point to its
 * groups, the evidence is that of the inputs.
 */
final class DeterminationWriter {
    private DeterminationWriter() {}

    /**
     * @param concerned the codes under which registrations and thresholds bear on the answer: only
     *     these are kept, so that it comes out the same again
     */
    static String inputs(Determination determination, Predicate<String> concerned) {
        TaxQuestion question = determination.question();
        ObjectNode node = Json.mapper().createObjectNode();
        node.put(
                "at",
                switch (question.at()) {
                    case TaxPoint.At(var moment) -> moment.toString();
                    case TaxPoint.On(var day) -> day.toString();
                });
        node.put("currency", question.currency().getCurrencyCode());
        node.put("seller", question.sellerCountry());
        standing(node, question.standing(), concerned);
        buyer(node, question.buyer());
        if (!determination.answer().place().localities().isEmpty()) {
            place(node, determination.answer().place());
        }
        ArrayNode lines = node.putArray("lines");
        for (TaxQuestion.Line line : question.lines()) {
            lines.addArray()
                    .add(line.amount())
                    .add(word(line.category()))
                    .add(word(line.behavior()));
        }
        return node.toString();
    }

    private static void standing(ObjectNode node, Standing standing, Predicate<String> concerned) {
        registered(node, standing.registrations(), concerned);
        for (Map.Entry<String, Headroom> it : standing.headroom().entrySet()) {
            if (concerned.test(it.getKey())) {
                headroom(node.withObjectProperty("headroom").putArray(it.getKey()), it.getValue());
            }
        }
        if (standing.unregistered() == Standing.Unregistered.SELL) {
            node.put("unregistered", "sell");
        }
        Headroom micro = standing.micro();
        if (micro != null) {
            headroom(node.putArray("micro"), micro);
        }
    }

    /** From the first sale on: an empty list. */
    private static void headroom(ArrayNode row, Headroom headroom) {
        if (headroom instanceof Headroom.Left(long amount, long sales, boolean both)) {
            row.add(amount).add(sales).add(both);
        }
    }

    private static void registered(
            ObjectNode node, Registrations registrations, Predicate<String> concerned) {
        if (registrations.areEverywhere()) {
            node.put("registered", "*");
            return;
        }
        ArrayNode list = node.putArray("registered");
        for (Registrations.Registration one : registrations.list()) {
            if (!concerned.test(one.jurisdiction())) {
                continue;
            }
            ArrayNode row =
                    list.addArray().add(one.jurisdiction()).add(one.scheme()).add(one.number());
            row.add(one.from().toString());
            if (one.until() != null) {
                row.add(one.until().toString());
            }
        }
    }

    private static void buyer(ObjectNode node, Buyer buyer) {
        node.put("country", buyer.country());
        put(node, "region", buyer.address().region());
        put(node, "postal_code", buyer.address().postalCode());
        put(node, "tax_id", buyer.taxId().typed());
        put(node, "ip", buyer.signals().ipCountry());
        put(node, "card", buyer.signals().cardCountry());
        put(node, "phone", buyer.signals().phoneCountry());
        ProvenPlace proven = buyer.signals().proven();
        if (proven != null) {
            node.put("proven", proven.country());
            put(node, "proven_region", proven.region());
            put(node, "proven_postal_code", proven.postalCode());
        }
        put(node, "consultation", buyer.taxId().consultation());
        if (buyer.taxId().status() != TaxIdStatus.NONE) {
            node.put("tax_id_status", word(buyer.taxId().status()));
        }
        TaxIdDoubt doubt = buyer.taxId().doubt();
        if (doubt != null) {
            node.put("tax_id_doubt", word(doubt));
        }
        if (buyer.business()) {
            node.put("business", true);
        }
        if (buyer.exemptionCertificate()) {
            node.put("certificate", true);
        }
    }

    private static void place(ObjectNode node, TaxPlace place) {
        ArrayNode words =
                node.putArray("place")
                        .add(place.country())
                        .add(place.region())
                        .add(place.jurisdiction())
                        .add(word(place.precision()));
        if (!place.localities().isEmpty()) {
            ArrayNode localities = words.addArray();
            place.localities().forEach(localities::add);
        }
    }

    private static void put(ObjectNode node, String name, @Nullable String value) {
        if (value != null) {
            node.put(name, value);
        }
    }

    static String answer(Determined answer) {
        ObjectNode node = Json.mapper().createObjectNode();
        TaxPlace place = answer.place();
        place(node, place);
        node.put("treatment", word(answer.treatment()));
        node.put("status", word(answer.status()));
        lines(node, answer);
        groups(node, answer);
        if (!answer.wording().isEmpty()) {
            ArrayNode wording = node.putArray("wording");
            answer.wording().forEach(wording::add);
        }
        return node.toString();
    }

    private static void lines(ObjectNode node, Determined answer) {
        ArrayNode lines = node.putArray("lines");
        for (Line line : answer.lines()) {
            ArrayNode row = lines.addArray().add(line.net()).add(line.tax()).add(line.rate());
            ArrayNode components = row.add(word(line.treatment())).addArray();
            for (Component component : line.components()) {
                components
                        .addArray()
                        .add(group(answer.breakdown(), component))
                        .add(component.tax());
            }
        }
    }

    private static void groups(ObjectNode node, Determined answer) {
        ArrayNode groups = node.putArray("groups");
        for (Group group : answer.breakdown()) {
            groups.addArray()
                    .add(group.jurisdiction())
                    .add(group.taxType())
                    .add(group.name())
                    .add(group.rate())
                    .add(word(group.treatment()))
                    .add(group.taxable())
                    .add(group.tax());
        }
    }

    private static int group(List<Group> groups, Component component) {
        for (int i = 0; i < groups.size(); i++) {
            Group group = groups.get(i);
            if (group.treatment() == Treatment.TAXED
                    && group.jurisdiction().equals(component.jurisdiction())
                    && group.taxType().equals(component.taxType())
                    && group.rate().equals(component.rate())) {
                return i;
            }
        }
        throw new IllegalArgumentException("a component without its group: " + component);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
