package dev.kontor.checkout;

import dev.kontor.checkout.AddressForm.Part;
import dev.kontor.corrections.CorrectionInput;
import dev.kontor.invoices.Sale;
import dev.kontor.platform.Json;
import dev.kontor.web.RecordReader;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What a buyer has typed about the company, by field: at first what the invoice says. */
record CompanyDetails(Map<String, String> typed) {
    static final String COMPANY = "company";
    static final String TAX_ID = "tax_id";

    CompanyDetails {
        typed = Map.copyOf(typed);
    }

    /** As printed; a consumer's name is no company's. */
    static CompanyDetails of(Sale.Buyer printed) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put(COMPANY, printed.taxId() == null ? "" : text(printed.name()));
        values.put(TAX_ID, text(printed.taxId()));
        for (Part part : AddressForm.order(printed.country())) {
            values.put(part.field(), text(printed(printed, part)));
        }
        return new CompanyDetails(values);
    }

    static CompanyDetails of(HttpServletRequest request, Sale.Buyer printed) {
        Map<String, String> values = new LinkedHashMap<>();
        of(printed)
                .typed()
                .keySet()
                .forEach(field -> values.put(field, text(request.getParameter(field)).strip()));
        return new CompanyDetails(values);
    }

    String value(String field) {
        return typed.getOrDefault(field, "");
    }

    /**
     * What differs from the invoice. Name and tax id that are left empty stay; who gives one buys
     * for a business. A fault for what is too long.
     */
    CorrectionInput correcting(Sale.Buyer printed) {
        ObjectNode buyer = Json.mapper().createObjectNode();
        put(buyer, COMPANY, printed.name());
        put(buyer, TAX_ID, printed.taxId());
        if (!buyer.isEmpty()) {
            buyer.put("business", true);
        }
        for (Part part : AddressForm.order(printed.country())) {
            String value = value(part.field());
            if (!value.equals(text(printed(printed, part)))) {
                buyer.put(part.field(), value);
            }
        }
        ObjectNode body = Json.mapper().createObjectNode();
        body.set("buyer", buyer);
        return RecordReader.read(body, CorrectionInput.class);
    }

    private void put(ObjectNode buyer, String field, @Nullable String printed) {
        String value = value(field);
        if (!value.isEmpty() && !value.equals(printed)) {
            buyer.put(field, value);
        }
    }

    private static @Nullable String printed(Sale.Buyer buyer, Part part) {
        return switch (part) {
            case LINE1 -> buyer.line1();
            case POSTAL_CODE -> buyer.postalCode();
            case CITY -> buyer.city();
        };
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
