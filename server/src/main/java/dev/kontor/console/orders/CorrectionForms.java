package dev.kontor.console.orders;

import dev.kontor.console.Form;
import dev.kontor.console.Staff;
import dev.kontor.corrections.CorrectionInput;
import dev.kontor.corrections.CorrectionPreview;
import dev.kontor.corrections.Corrections;
import dev.kontor.invoices.Invoices;
import dev.kontor.invoices.Sale;
import dev.kontor.orders.Order;
import dev.kontor.platform.Fault;
import dev.kontor.platform.Json;
import dev.kontor.platform.Problem;
import dev.kontor.platform.Words;
import dev.kontor.web.Choice;
import dev.kontor.web.RecordReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Makes the form that corrects a sale, and the correction that it asks for. */
final class CorrectionForms {
    static final String NOTE = "note";

    private static final String KIND = "kind";
    private static final String BUSINESS = "business";
    private static final String WORDS = "console.correction.";
    private static final List<String> FIELDS =
            List.of("name", "tax_id", "line1", "postal_code", "city", "region", "country");

    private final Corrections corrections;
    private final Invoices invoices;

    CorrectionForms(Corrections corrections, Invoices invoices) {
        this.corrections = corrections;
        this.invoices = invoices;
    }

    /** The buyer on the order's invoice; 404 where there is none yet. */
    private Sale.Buyer printed(Order order) {
        return invoices.ofOrder(order.vendor(), order.id().value())
                .orElseThrow(() -> Problem.notFound("invoice", "of " + order.id()))
                .sale()
                .buyer();
    }

    /** As the invoice says it. */
    CorrectionForm first(Order order, Staff staff) {
        return form(order, staff, Form.of(values(printed(order))), null);
    }

    CorrectionForm preview(Order order, Staff staff, Form sent) {
        try {
            CorrectionPreview it =
                    corrections.preview(order.vendor(), order.id(), input(order, sent));
            return form(order, staff, sent, preview(it, staff, sent));
        } catch (Problem refused) {
            return refused(order, staff, sent, refused);
        }
    }

    CorrectionForm refused(Order order, Staff staff, Form sent, Problem refused) {
        return again(order, staff, sent.refused(named(refused), staff.words()));
    }

    /** With what is wrong already. */
    CorrectionForm again(Order order, Staff staff, Form faulty) {
        return form(order, staff, faulty, null);
    }

    /** What was typed, where it differs from the invoice; faults are named as the fields are. */
    CorrectionInput input(Order order, Form sent) {
        Map<String, String> before = values(printed(order));
        ObjectNode buyer = Json.mapper().createObjectNode();
        for (String field : FIELDS) {
            if (!sent.get(field).equals(before.get(field))) {
                buyer.put(field, sent.get(field));
            }
        }
        switch (sent.get(KIND)) {
            case BUSINESS -> buyer.put(BUSINESS, true);
            case "consumer" -> buyer.put(BUSINESS, false);
            default -> {} // As it was.
        }
        ObjectNode body = Json.mapper().createObjectNode();
        body.set("buyer", buyer);
        return RecordReader.read(body, CorrectionInput.class);
    }

    /** The API names {@code /buyer/city} what is the field {@code city} here. */
    private static Problem named(Problem problem) {
        return problem.faults().isEmpty()
                ? problem
                : Problem.invalid(
                        problem.faults().stream()
                                .map(it ->
                                        new Fault(
                                                it.pointer().replaceFirst("^/buyer", ""),
                                                it.code(),
                                                it.detail()))
                                .toList());
    }

    private static Map<String, String> values(Sale.Buyer printed) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("name", text(printed.name()));
        values.put("tax_id", text(printed.taxId()));
        values.put("line1", text(printed.line1()));
        values.put("postal_code", text(printed.postalCode()));
        values.put("city", text(printed.city()));
        values.put("region", text(printed.region()));
        values.put("country", printed.country());
        return values;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static CorrectionForm form(
            Order order, Staff staff, Form form, CorrectionForm.@Nullable Preview preview) {
        List<Choice> kinds =
                Stream.of("same", BUSINESS, "consumer")
                        .map(it ->
                                new Choice(
                                        it,
                                        staff.words().get(WORDS + "kind." + it),
                                        it.equals(form.get(KIND))))
                        .toList();
        return new CorrectionForm(
                OrderRow.path(order.id().toString()),
                order.snapshot().number(),
                form,
                kinds,
                preview);
    }

    private static CorrectionForm.Preview preview(CorrectionPreview it, Staff staff, Form sent) {
        Words words = staff.words();
        List<Fact> rows = new ArrayList<>();
        rows.add(row(staff, "credited", -it.credited(), it.currency()));
        rows.add(row(staff, "net", it.net(), it.currency()));
        rows.add(row(staff, "tax", it.tax(), it.currency()));
        rows.add(row(staff, "invoiced", it.total(), it.currency()));
        rows.add(row(staff, "returned", it.taxReturned(), it.currency()));
        List<String> remarks = new ArrayList<>();
        remarks.add(words.get(WORDS + "treatment." + it.treatment()));
        remarks.addAll(it.wording());
        Map<String, String> fields = new LinkedHashMap<>();
        Stream.concat(FIELDS.stream(), Stream.of(KIND, NOTE))
                .forEach(field -> fields.put(field, sent.get(field)));
        return new CorrectionForm.Preview(rows, remarks, fields);
    }

    private static Fact row(Staff staff, String key, long minor, String currency) {
        return new Fact(staff.words().get(WORDS + key), staff.money(minor, currency));
    }

    /** The corrections of an order, newest first. */
    List<OrderSheet.Corrected> made(Order order, Staff staff) {
        return corrections.of(order.vendor(), order.id()).stream()
                .map(it ->
                        new OrderSheet.Corrected(
                                staff.words().get(WORDS + "reason." + it.reason()),
                                staff.words().get(WORDS + "treatment." + it.treatment()),
                                new OrderSheet.Paper(
                                        it.invoice().number(),
                                        "/console/invoices/" + it.invoice().id() + ".pdf",
                                        null,
                                        staff.money(it.invoice().total(), it.currency())),
                                new OrderSheet.Paper(
                                        it.creditNote().number(),
                                        "/console/credit_notes/" + it.creditNote().id() + ".pdf",
                                        null,
                                        staff.money(-it.creditNote().total(), it.currency())),
                                Optional.ofNullable(it.refund())
                                        .map(refund -> "/console/refunds/" + refund.id())
                                        .orElse(null),
                                staff.money(it.taxReturned(), it.currency()),
                                staff.moment(it.createdAt())))
                .toList();
    }
}
