package dev.kontor.papers;

import dev.kontor.invoices.InvoiceDocument;
import dev.kontor.invoices.Sale;
import dev.kontor.invoices.TaxNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Seller (BG-4) and buyer (BG-7) in UBL 2.1. */
final class UblParties {
    /** {@code 20457 Hamburg}: entities keep their address in lines. */
    private static final Pattern POSTCODE_AND_CITY = Pattern.compile("(\\d{4,5}) (\\p{L}.*)");

    private final XmlText xml;
    private final InvoiceDocument document;

    /** Whether VAT ids may be named: with what is not subject to VAT they may not (BR-O-02). */
    private final boolean vatIds;

    UblParties(XmlText xml, InvoiceDocument document, boolean vatIds) {
        this.xml = xml;
        this.document = document;
        this.vatIds = vatIds;
    }

    void seller() {
        InvoiceDocument.Seller seller = document.seller();
        xml.open("cac:AccountingSupplierParty").open("cac:Party");
        xml.text("cbc:EndpointID", seller.email(), "schemeID", "EM");
        if (seller.registry().isBlank()) {
            xml.open("cac:PartyIdentification").text("cbc:ID", seller.entity()).close();
        }
        xml.open("cac:PostalAddress");
        sellerAddress(seller);
        xml.close();
        taxNumbers(seller);
        xml.open("cac:PartyLegalEntity")
                .text("cbc:RegistrationName", seller.legalName())
                .text("cbc:CompanyID", seller.registry())
                .close();
        xml.open("cac:Contact")
                .text("cbc:Name", seller.legalName())
                .text("cbc:Telephone", seller.phone())
                .text("cbc:ElectronicMail", seller.email())
                .close();
        xml.close().close();
    }

    void buyer() {
        Sale.Buyer buyer = document.sale().buyer();
        xml.open("cac:AccountingCustomerParty").open("cac:Party");
        xml.text("cbc:EndpointID", buyer.email(), "schemeID", "EM");
        xml.open("cac:PostalAddress")
                .text("cbc:StreetName", buyer.line1())
                .text("cbc:CityName", buyer.city())
                .text("cbc:PostalZone", buyer.postalCode())
                .text("cbc:CountrySubentity", buyer.region());
        country(buyer.country());
        xml.close();
        String taxId = buyer.taxId();
        boolean vat = taxId != null && vatIds && TaxNumber.isVatId(taxId, buyer.country());
        if (taxId != null && vat) {
            taxScheme(taxId, "VAT");
        }
        String name = buyer.name();
        xml.open("cac:PartyLegalEntity")
                .text("cbc:RegistrationName", name == null || name.isBlank() ? buyer.email() : name)
                .text("cbc:CompanyID", vat ? null : taxId)
                .close();
        xml.close().close();
    }

    private void sellerAddress(InvoiceDocument.Seller seller) {
        List<String> lines = new ArrayList<>(seller.addressLines());
        String city = null;
        String postcode = null;
        if (lines.size() > 1) {
            Matcher last = POSTCODE_AND_CITY.matcher(lines.getLast());
            if (last.matches()) {
                postcode = last.group(1);
                city = last.group(2);
                lines.removeLast();
            }
        }
        xml.text("cbc:StreetName", part(lines, 0))
                .text("cbc:AdditionalStreetName", part(lines, 1))
                .text("cbc:CityName", city)
                .text("cbc:PostalZone", postcode);
        if (lines.size() > 2) {
            xml.open("cac:AddressLine")
                    .text("cbc:Line", String.join(", ", lines.subList(2, lines.size())))
                    .close();
        }
        country(seller.country());
    }

    private static @Nullable String part(List<String> lines, int index) {
        return index < lines.size() ? lines.get(index) : null;
    }

    /**
     * A VAT id (BT-31) and a number that is none (BT-32): the standard has room for one of each.
     */
    private void taxNumbers(InvoiceDocument.Seller seller) {
        Map<Boolean, List<TaxNumber>> byVat =
                seller.taxNumbers().stream()
                        .collect(Collectors.partitioningBy(it -> vatIds && it.hasVatForm()));
        byVat.getOrDefault(true, List.of()).stream()
                .findFirst()
                .ifPresent(it -> taxScheme(it.number(), "VAT"));
        byVat.getOrDefault(false, List.of()).stream()
                .findFirst()
                .ifPresent(it -> taxScheme(it.number(), "TAX"));
    }

    private void taxScheme(String id, String scheme) {
        xml.open("cac:PartyTaxScheme").text("cbc:CompanyID", id).open("cac:TaxScheme");
        xml.text("cbc:ID", scheme).close().close();
    }

    /** Kosovo has no code in ISO 3166-1; the standard's list has one of the United Nations. */
    private void country(String code) {
        xml.open("cac:Country")
                .text("cbc:IdentificationCode", code.equals("XK") ? "1A" : code)
                .close();
    }
}
