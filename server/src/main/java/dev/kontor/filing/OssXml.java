package dev.kontor.filing;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The One-Stop Shop's return in the vocabulary that tax authorities exchange ({@code
 * OSSVATReturnMSCON}, schema {@code filing/oss-vat-return.xsd}). All supplies are services of the
 * state of identification. Zero rates have no place in it: such supplies are not declared.
 */
final class OssXml {
    private static final String NAMESPACE = "urn:ec.europa.eu:taxud:frsr:vatunion:v1.0";
    private static final String PREFIX = "vun";

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    private OssXml() throws XMLStreamException {
        xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
    }

    /**
     * @param number under which the entity is registered for the scheme
     * @param issuedBy the member state of identification
     */
    static byte[] write(Report report, Period period, String number, String issuedBy) {
        try {
            OssXml writer = new OssXml();
            writer.whole(report, period, number, issuedBy);
            return writer.text.toString().getBytes(StandardCharsets.UTF_8);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    private void whole(Report report, Period period, String number, String issuedBy)
            throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement(PREFIX, "OSSVATReturnMSCON", NAMESPACE);
        xml.writeNamespace(PREFIX, NAMESPACE);
        trader(report, number, issuedBy);
        open("Period");
        period(period);
        leaf("StartDate", period.from().toString());
        leaf("EndDate", period.until().toString());
        xml.writeEndElement();
        List<Report.Line> supplies = report.lines().stream().filter(OssXml::isDeclared).toList();
        leaf("NilVatReturn", supplies.isEmpty() && report.corrections().isEmpty() ? "1" : "0");
        if (!supplies.isEmpty()) {
            open("Supplies");
            for (Report.Line line : supplies) {
                supply(line);
            }
            xml.writeEndElement();
        }
        corrections(report);
        long total = Drafting.sum(supplies, Report.Line::tax);
        amount("GrandTotalMSIDServices", total);
        amount("GrandTotalMSIDGoods", 0);
        amount("GrandTotal", total);
        balances(report);
        amount("TotalVATAmountDue", report.totals().due());
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    static boolean isDeclared(Report.Line line) {
        return new BigDecimal(line.rate()).signum() > 0;
    }

    private void trader(Report report, String number, String issuedBy) throws XMLStreamException {
        open("TraderID");
        open(report.scheme().equals("oss_union") ? "VATNumber" : "VoesNumber");
        xml.writeAttribute("issuedBy", MemberStates.code(issuedBy));
        xml.writeCharacters(number.replaceAll("[^A-Z0-9]", ""));
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void supply(Report.Line line) throws XMLStreamException {
        open("MSIDSupplies");
        leaf("SupplyType", "SERVICES");
        leaf("MSCONCountrycode", MemberStates.code(line.country()));
        open("VATRate");
        xml.writeAttribute("type", line.rateType().equals("reduced") ? "REDUCED" : "STANDARD");
        xml.writeCharacters(
                new BigDecimal(line.rate()).setScale(2, RoundingMode.HALF_UP).toPlainString());
        xml.writeEndElement();
        amount("TaxableAmount", line.taxable());
        amount("VATAmount", line.tax());
        xml.writeEndElement();
    }

    private void corrections(Report report) throws XMLStreamException {
        if (report.corrections().isEmpty()) {
            return;
        }
        open("Corrections");
        for (Report.Correction it : report.corrections()) {
            open("Correction");
            open("Period");
            period(Period.parse(it.period()));
            xml.writeEndElement();
            leaf("MSCONCountryCode", MemberStates.code(it.country()));
            amount("TotalVATAmountCorrection", it.tax());
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private void balances(Report report) throws XMLStreamException {
        if (report.balances().isEmpty()) {
            return;
        }
        open("Balances");
        for (Report.Balance it : report.balances()) {
            open("Balance");
            leaf("MSCONCountryCode", MemberStates.code(it.country()));
            amount("BalanceOfVATDue", it.tax());
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private void period(Period period) throws XMLStreamException {
        leaf("Year", Integer.toString(period.year()));
        leaf("Quarter", Integer.toString(period.index()));
    }

    private void open(String name) throws XMLStreamException {
        xml.writeStartElement(PREFIX, name, NAMESPACE);
    }

    private void leaf(String name, String value) throws XMLStreamException {
        open(name);
        xml.writeCharacters(value);
        xml.writeEndElement();
    }

    private void amount(String name, long minor) throws XMLStreamException {
        open(name);
        xml.writeAttribute("currency", "EUR");
        xml.writeCharacters(BigDecimal.valueOf(minor, 2).toPlainString());
        xml.writeEndElement();
    }
}
